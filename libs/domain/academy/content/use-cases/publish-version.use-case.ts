import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { expectVersion } from '../../../kernel/version.js';
import type { ContentRepository } from '../content.repository.js';
import { writesOwnOnly } from '../entry.js';

export interface PublishVersionInput {
  readonly versionId: string;
  readonly expectedVersion: number | undefined;
}

/** A reviewer approves a version: it is read from now on, and what was read before is archived with the same commit. */
export class PublishVersionUseCase {
  constructor(private readonly deps: { content: ContentRepository; clock: Clock }) {}

  async execute({ versionId, expectedVersion }: PublishVersionInput, actor: Actor): Promise<void> {
    const { content, clock } = this.deps;
    const held = await content.holdVersion(versionId, writesOwnOnly(actor));
    expectVersion(held.version, expectedVersion);
    held.version.publish(await content.placeOf(held), actor, clock.now());
  }
}
