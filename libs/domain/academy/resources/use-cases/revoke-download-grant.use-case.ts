import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { DownloadGrantRepository } from '../download.repository.js';
import { holdsOwnOnly } from '../resource.js';

/** Whoever has got a grant, or answers for what it leads to, ends it before its time. */
export class RevokeDownloadGrantUseCase {
  constructor(private readonly deps: { grants: DownloadGrantRepository; clock: Clock }) {}

  async execute({ downloadGrantId }: { downloadGrantId: string }, actor: Actor): Promise<void> {
    const { grants, clock } = this.deps;
    const grant = await grants.hold(downloadGrantId, holdsOwnOnly(actor) ? actor.personId : null);
    grant.revoke(clock.now());
  }
}
