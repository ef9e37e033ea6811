import type { Actor } from '../../../kernel/actor.js';
import { expectVersion } from '../../../kernel/version.js';
import type { ContentRepository } from '../content.repository.js';
import type { VersionText } from '../content.words.js';
import { writesOwnOnly } from '../entry.js';

export interface WriteVersionInput {
  readonly versionId: string;
  readonly text: Partial<VersionText>;
  readonly expectedVersion: number | undefined;
}

export class WriteVersionUseCase {
  constructor(private readonly deps: { content: ContentRepository }) {}

  async execute({ versionId, text, expectedVersion }: WriteVersionInput, actor: Actor): Promise<void> {
    const { version } = await this.deps.content.holdVersion(versionId, writesOwnOnly(actor));
    expectVersion(version, expectedVersion);
    version.write(text, actor);
  }
}
