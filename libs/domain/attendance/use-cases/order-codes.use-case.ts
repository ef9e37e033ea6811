import type { Actor } from '../../kernel/actor.js';
import type { AttendanceCodeRepository } from '../attendance-code.repository.js';
import { CodeBook } from '../code-book.js';

export interface OrderCodesInput {
  /** In the order in which they are to be offered; the others follow. */
  readonly codeIds: readonly string[];
}

export class OrderCodesUseCase {
  constructor(private readonly deps: { codes: AttendanceCodeRepository }) {}

  async execute({ codeIds }: OrderCodesInput, actor: Actor): Promise<void> {
    new CodeBook(actor.schoolId!, await this.deps.codes.all()).order(codeIds);
  }
}
