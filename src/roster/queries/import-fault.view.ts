import type { FaultReason } from '#domain/roster/oneroster/faults';

/** What is wrong with one field of one row. */
export class ImportFaultView {
  file!: string;
  /** 1 is the first row after the header. */
  row!: number;
  /** The column; blank when the row as a whole is meant. */
  field!: string;
  reason!: FaultReason;
}

export class RowReferenceView {
  file!: string;
  row!: number;
}

/** A sound row that depends on a faulty one: put that right, and this one comes in by itself. */
export class HeldBackRowView {
  file!: string;
  /** 1 is the first row after the header. */
  row!: number;
  /** The column through which it depends. */
  field!: string;
  heldBackBy!: RowReferenceView;
}
