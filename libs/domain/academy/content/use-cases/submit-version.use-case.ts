import type { Actor } from '../../../kernel/actor.js';
import { expectVersion } from '../../../kernel/version.js';
import type { ContentRepository } from '../content.repository.js';
import { writesOwnOnly } from '../entry.js';

export interface SubmitVersionInput {
  readonly versionId: string;
  readonly expectedVersion: number | undefined;
}

/** An author asks for a review. */
export class SubmitVersionUseCase {
  constructor(private readonly deps: { content: ContentRepository }) {}

  async execute({ versionId, expectedVersion }: SubmitVersionInput, actor: Actor): Promise<void> {
    const { version } = await this.deps.content.holdVersion(versionId, writesOwnOnly(actor));
    expectVersion(version, expectedVersion);
    version.submit(actor);
  }
}
