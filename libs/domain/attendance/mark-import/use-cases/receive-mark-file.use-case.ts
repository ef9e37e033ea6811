import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/id.js';
import type { MarkFiles } from '../mark-import-ports.js';

export interface ReceivedMarkFile {
  /** Of the import that it is for. */
  readonly importId: string;
  readonly sha256: string;
}

/** Keeps a file until it is imported. */
export class ReceiveMarkFileUseCase {
  constructor(private readonly deps: { files: MarkFiles }) {}

  /** @throws an error of the kind `too_large` */
  async execute(content: AsyncIterable<Uint8Array>, { schoolId }: Actor): Promise<ReceivedMarkFile> {
    const importId = newId();
    return { importId, sha256: await this.deps.files.keep({ importId, schoolId: schoolId! }, content) };
  }
}
