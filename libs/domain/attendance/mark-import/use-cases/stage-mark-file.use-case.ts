import { DomainError } from '../../../kernel/domain-error.js';
import { MarkColumns } from '../mark-columns.js';
import { MarkFileRefused } from '../mark-import.errors.js';
import type { MarkFile, MarkFilePlace, MarkFiles, MarkStaging } from '../mark-import-ports.js';
import type { FileEncoding } from '../mark-import.words.js';
import { placed } from '../placement.js';

/** A year of a school of 200; larger ones come term by term. */
const MOST_ROWS = 500_000;

export type StagingProgress = (done: number, total: number) => void;

/** Reads a file into rows that know their register and student, a batch at a time. May be begun again. */
export class StageMarkFileUseCase {
  constructor(private readonly deps: { files: MarkFiles; staging: MarkStaging }) {}

  /** What is wrong with the file as a whole; null when its rows are staged. */
  async execute(
    at: MarkFilePlace,
    encoding: FileEncoding,
    progress: StagingProgress,
  ): Promise<string | null> {
    await this.deps.staging.clear(at);
    try {
      await this.stage(at, await this.deps.files.open(at, encoding), progress);
      return null;
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'invalid') return error.message;
      throw error;
    }
  }

  private async stage(at: MarkFilePlace, file: MarkFile, progress: StagingProgress): Promise<void> {
    const columns = MarkColumns.of(file.header);
    for await (const batch of file.batches) {
      if ((batch.at(-1)?.row ?? 0) > MOST_ROWS)
        throw new MarkFileRefused(`The file has more than ${MOST_ROWS} rows. Import it in parts.`);
      const read = batch.map(({ row, cells }) => columns.read(row, cells));
      const sound = read.filter(({ faults }) => faults.length === 0).map(({ row }) => row);
      const placement = await this.deps.staging.place(at, sound);
      const staged = sound.map((row) => placed(row, placement));
      const spoilt = read.filter(({ faults }) => faults.length > 0);
      const rows = [
        ...staged.map(({ row }) => row),
        ...spoilt.map(({ row }) => ({ ...row, registerId: null, studentId: null })),
      ];
      await this.deps.staging.add(
        at,
        rows,
        [...staged, ...spoilt].flatMap(({ faults }) => faults),
      );
      progress(file.bytesRead(), file.bytes);
    }
  }
}
