import type { Actor } from '../../../kernel/actor.js';
import { expectVersion } from '../../../kernel/version.js';
import type { ContentRepository } from '../content.repository.js';
import { writesOwnOnly } from '../entry.js';

export interface GiveBackVersionInput {
  readonly versionId: string;
  /** Why a reviewer gives it back; null: its author takes it back. */
  readonly reason: string | null;
  readonly expectedVersion: number | undefined;
}

/** What is in review becomes a draft again. */
export class GiveBackVersionUseCase {
  constructor(private readonly deps: { content: ContentRepository }) {}

  async execute({ versionId, reason, expectedVersion }: GiveBackVersionInput, actor: Actor): Promise<void> {
    const { version } = await this.deps.content.holdVersion(versionId, writesOwnOnly(actor));
    expectVersion(version, expectedVersion);
    version.giveBack(reason, actor);
  }
}
