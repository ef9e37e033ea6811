import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { expectVersion } from '../../../kernel/version.js';
import type { ContentRepository } from '../content.repository.js';
import { writesOwnOnly } from '../entry.js';

export interface DiscardVersionInput {
  readonly versionId: string;
  readonly expectedVersion: number | undefined;
}

/** An author gives up what was not published; it is kept, and another draft may be begun. */
export class DiscardVersionUseCase {
  constructor(private readonly deps: { content: ContentRepository; clock: Clock }) {}

  async execute({ versionId, expectedVersion }: DiscardVersionInput, actor: Actor): Promise<void> {
    const { content, clock } = this.deps;
    const { version } = await content.holdVersion(versionId, writesOwnOnly(actor));
    expectVersion(version, expectedVersion);
    version.discard(actor, clock.now());
  }
}
