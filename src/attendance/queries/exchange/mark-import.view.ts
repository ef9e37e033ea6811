import type {
  ExistingMarks,
  FileEncoding,
  MarkImportMode,
  MarkImportState,
} from '#domain/attendance/mark-import/mark-import.words';

/** Rows by what became of them; of a dry run, by what would become of them. */
export class MarkImportCountsView {
  rows!: number;
  /** Marks that were not there. */
  created!: number;
  /** Marks that said something else. */
  changed!: number;
  unchanged!: number;
  faulty!: number;
  /** Registers that were submitted with it. */
  submitted!: number;
}

/** A file of marks that is imported. */
export class MarkImportView {
  /** @format uuid */
  id!: string;
  /** The job that does it; its progress is shown to `job:{id}`. @format uuid */
  jobId!: string;
  /** Received, then checked as a whole; then taken over register by register, or refused whole. */
  state!: MarkImportState;
  mode!: MarkImportMode;
  dryRun!: boolean;
  existing!: ExistingMarks;
  submit!: boolean;
  encoding!: FileEncoding;
  /** What kept the file from being read. */
  problem!: string | null;
  /** Null until every row was looked at. */
  counts!: MarkImportCountsView | null;
  /** @format date-time */
  createdAt!: string;
  /** @format date-time */
  finishedAt!: string | null;
}

/** Why a row cannot come in. */
export class MarkImportFaultView {
  /** 1 is the first row after the header. */
  row!: number;
  /** The column; blank when the row as a whole is meant. */
  field!: string;
  /** A stable word (`no_such_student`), or the code of the rule that says no (`attendance.register_locked`). */
  reason!: string;
  /** The same for people. */
  detail!: string;
}

/** Selects {@link MarkImportView}s; a WHERE may follow. */
export const selectMarkImport = `
  select id, job_id as "jobId", state, mode, dry_run as "dryRun", existing, submit, encoding, problem, counts,
    created_at as "createdAt", finished_at as "finishedAt"
  from attendance.mark_imports`;
