/** What a column holds. A `share` is a number from 0 to 1; a `date` is `YYYY-MM-DD`; a `decimal` is digits as text, `-12.50`, of which no float loses one. */
export type ColumnKind = 'text' | 'whole' | 'share' | 'date' | 'decimal';

export interface Column<Row> {
  readonly title: string;
  readonly kind: ColumnKind;
  /** Null is an empty cell. */
  readonly of: (row: Row) => string | number | null;
}

/** Rows and columns to be handed out as a file. The rows are taken as they are written, so they need not be held. */
export interface Table<Row> {
  /** Names the sheet of a workbook; at most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: Iterable<Row> | AsyncIterable<Row>;
}
