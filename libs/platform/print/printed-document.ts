/** A document to be printed: what is on it, in order. Every text may be in any of the scripts that the fonts have. */
export interface PrintedDocument {
  readonly title: string;
  readonly subtitle: string;
  /** BCP 47 tag of the words around the data. */
  readonly language: string;
  readonly blocks: readonly Block[];
  /** At the foot of each page, before its number. */
  readonly footer: string;
  readonly printedAt: Date;
}

export type Block = Facts | Words | Picture | PrintedTable;

/** Names and values, one to a line. */
export interface Facts {
  readonly kind: 'facts';
  readonly facts: readonly (readonly [name: string, value: string])[];
}

export interface Words {
  readonly kind: 'heading' | 'paragraph';
  readonly text: string;
}

/** A picture, as wide as the page unless it says otherwise. */
export interface Picture {
  readonly kind: 'picture';
  readonly png: Uint8Array;
  /** For those who do not see it. */
  readonly alternative: string;
  /** Its part of the page's width, at most 1. */
  readonly width?: number;
}

/** Its head stands on each page that it goes over. */
export interface PrintedTable {
  readonly kind: 'table';
  /** Widths are shares of the page; numbers are aligned to the `end`. */
  readonly columns: readonly {
    readonly title: string;
    readonly width: number;
    readonly align?: 'start' | 'end';
  }[];
  readonly rows: readonly (readonly string[])[];
}
