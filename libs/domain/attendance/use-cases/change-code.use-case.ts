import { expectVersion } from '../../kernel/version.js';
import type { AttendanceCodeRepository } from '../attendance-code.repository.js';
import type { CodeMeaning } from '../attendance-code.words.js';

export interface ChangeCodeInput {
  readonly codeId: string;
  readonly changes: Partial<CodeMeaning>;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

/** What a code means from now on. */
export class ChangeCodeUseCase {
  constructor(private readonly deps: { codes: AttendanceCodeRepository }) {}

  async execute({ codeId, changes, expectedVersion }: ChangeCodeInput): Promise<void> {
    const code = await this.deps.codes.byId(codeId);
    expectVersion(code, expectedVersion);
    code.mean(changes);
  }
}
