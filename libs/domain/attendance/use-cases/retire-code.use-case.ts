import { expectVersion } from '../../kernel/version.js';
import type { AttendanceCodeRepository } from '../attendance-code.repository.js';

export interface RetireCodeInput {
  readonly codeId: string;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class RetireCodeUseCase {
  constructor(private readonly deps: { codes: AttendanceCodeRepository }) {}

  async execute({ codeId, expectedVersion }: RetireCodeInput): Promise<void> {
    const code = await this.deps.codes.byId(codeId);
    expectVersion(code, expectedVersion);
    code.retire();
  }
}
