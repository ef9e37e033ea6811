import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { expectVersion } from '../../../kernel/version.js';
import type { ContentRepository } from '../content.repository.js';
import { writesOwnOnly } from '../entry.js';

export interface UnpublishVersionInput {
  readonly versionId: string;
  readonly expectedVersion: number | undefined;
}

/** A reviewer takes back what is published. */
export class UnpublishVersionUseCase {
  constructor(private readonly deps: { content: ContentRepository; clock: Clock }) {}

  async execute({ versionId, expectedVersion }: UnpublishVersionInput, actor: Actor): Promise<void> {
    const { content, clock } = this.deps;
    const { entry, version } = await content.holdVersion(versionId, writesOwnOnly(actor));
    expectVersion(version, expectedVersion);
    version.unpublish(entry, actor, clock.now());
  }
}
