import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { MarkImportOver } from './mark-import.errors.js';
import type {
  ExistingMarks,
  FileEncoding,
  MarkImportCounts,
  MarkImportMode,
  MarkImportSettings,
  MarkImportState,
} from './mark-import.words.js';

/**
 * The import of a file of marks, as far as it has come: received, then checked as a whole, then taken over register by
 * register. It is advanced by a job that may die at any point and goes on from here.
 */
export class MarkImport extends AggregateRoot {
  readonly id!: string;
  readonly version!: number;
  readonly schoolId!: string;
  readonly requestedBy!: string | null;
  /** Where its progress is shown. */
  readonly jobId!: string;
  readonly mode!: MarkImportMode;
  readonly dryRun!: boolean;
  readonly existing!: ExistingMarks;
  readonly submit!: boolean;
  readonly encoding!: FileEncoding;
  readonly state!: MarkImportState;
  /** What kept the file from being read. */
  readonly problem!: string | null;
  readonly counts!: MarkImportCounts | null;
  readonly createdAt!: Date;
  readonly finishedAt!: Date | null;

  static request(
    wish: MarkImportSettings & { id: string; schoolId: string; requestedBy: string | null; jobId: string },
    now: Date,
  ): MarkImport {
    const nothingYet = { problem: null, counts: null, finishedAt: null };
    const state: MarkImportState = 'received';
    return Object.assign(new MarkImport(), { version: 1, ...wish, state, ...nothingYet, createdAt: now });
  }

  /** The file cannot be read. @throws MarkImportOver */
  refuse(problem: string, now: Date): void {
    this.assertIs('received');
    Object.assign(this, { problem });
    this.end('refused', now);
  }

  /** Every row was looked at. With faults, all or nothing means nothing. @throws MarkImportOver */
  check(counts: MarkImportCounts, now: Date): void {
    this.assertIs('received');
    Object.assign(this, { counts, state: 'applying' satisfies MarkImportState });
    if (counts.faulty > 0 && this.mode === 'all-or-nothing') this.end('refused', now);
    else if (this.dryRun) this.end('done', now);
  }

  /** @throws MarkImportOver unless rows are being taken over */
  assertApplying(): void {
    this.assertIs('applying');
  }

  finish(counts: MarkImportCounts, now: Date): void {
    this.assertApplying();
    Object.assign(this, { counts });
    this.end('done', now);
  }

  private end(state: 'done' | 'refused', now: Date): void {
    Object.assign(this, { state, finishedAt: now });
  }

  private assertIs(state: MarkImportState): void {
    if (this.state !== state) throw new MarkImportOver();
  }
}
