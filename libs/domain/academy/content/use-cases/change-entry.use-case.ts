import type { Actor } from '../../../kernel/actor.js';
import { expectVersion } from '../../../kernel/version.js';
import type { ContentRepository } from '../content.repository.js';
import { writesOwnOnly, type EntryDetails } from '../entry.js';

export interface ChangeEntryInput {
  readonly entryId: string;
  readonly changes: Partial<EntryDetails>;
  readonly expectedVersion: number | undefined;
}

export class ChangeEntryUseCase {
  constructor(private readonly deps: { content: ContentRepository }) {}

  async execute({ entryId, changes, expectedVersion }: ChangeEntryInput, actor: Actor): Promise<void> {
    const entry = await this.deps.content.holdEntry(entryId, writesOwnOnly(actor));
    expectVersion(entry, expectedVersion);
    entry.change(changes, actor);
  }
}
