import { expectVersion } from '../../kernel/version.js';
import type { TermRepository } from '../term.repository.js';

export interface RemoveTermInput {
  readonly termId: string;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class RemoveTermUseCase {
  constructor(private readonly deps: { terms: TermRepository }) {}

  async execute({ termId, expectedVersion }: RemoveTermInput): Promise<void> {
    const term = await this.deps.terms.byId(termId);
    expectVersion(term, expectedVersion);
    this.deps.terms.remove(term);
  }
}
