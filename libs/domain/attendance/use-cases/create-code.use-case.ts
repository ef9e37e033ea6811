import type { Actor } from '../../kernel/actor.js';
import { AttendanceCode } from '../attendance-code.js';
import type { AttendanceCodeRepository } from '../attendance-code.repository.js';
import type { CodeDefinition } from '../attendance-code.words.js';
import { CodeBook } from '../code-book.js';

export type CreateCodeInput = CodeDefinition;

/** A new code comes behind the others. */
export class CreateCodeUseCase {
  constructor(private readonly deps: { codes: AttendanceCodeRepository }) {}

  async execute(input: CreateCodeInput, actor: Actor): Promise<{ id: string }> {
    const book = new CodeBook(actor.schoolId!, await this.deps.codes.all());
    const code = AttendanceCode.create(actor.schoolId!, input, book.end);
    this.deps.codes.add(code);
    return { id: code.id };
  }
}
