/** The files of a OneRoster package that Lyceum reads and writes, in the order in which one builds on another. */
export const ROSTER_FILES = [
  'orgs.csv',
  'academicSessions.csv',
  'courses.csv',
  'classes.csv',
  'users.csv',
  'roles.csv',
  'enrollments.csv',
] as const;
export type RosterFile = (typeof ROSTER_FILES)[number];

export const ONEROSTER_VERSIONS = ['1.1', '1.2'] as const;
export type OneRosterVersion = (typeof ONEROSTER_VERSIONS)[number];

/** What a value of a column looks like. `list` is comma separated within its cell; its items are of the type `of`. */
export type FieldType =
  | { readonly kind: 'text' | 'guid' | 'date' | 'dateTime' | 'year' | 'boolean' | 'email' }
  | { readonly kind: 'word'; readonly vocabulary: readonly string[]; readonly extensible: boolean }
  | { readonly kind: 'list'; readonly of: 'text' | 'guid' };

export interface FieldSpec {
  readonly name: string;
  readonly type: FieldType;
  /** `delta`: required in a file that the manifest calls delta, allowed in a bulk file. */
  readonly required: boolean | 'delta';
  /** The value, or each item of the list, is the sourcedId of a row of this file. */
  readonly refersTo?: RosterFile;
  /** The org that is referred to must be a school. */
  readonly mustBeSchool?: true;
  /** No two rows that stay may have it, whatever its case. */
  readonly unique?: true;
  /** Characters at most; what the roster can keep. */
  readonly longest?: number;
  /** The same for each item of a list. */
  readonly longestItem?: number;
  /** Read and forgotten: never staged, stored or shown. */
  readonly secret?: true;
  /** A date that must not come before the one in this column, nor more than so many days after it. */
  readonly notBefore?: string;
  readonly withinDays?: number;
  /** A list with as many items as the one in this column. */
  readonly pairedWith?: string;
}

export interface FileSpec {
  readonly file: RosterFile;
  /** In the strict order of the standard. */
  readonly fields: readonly FieldSpec[];
}

type Extras = Omit<FieldSpec, 'name' | 'type' | 'required'>;

export const text: FieldType = { kind: 'text' };
export const guid: FieldType = { kind: 'guid' };
export const date: FieldType = { kind: 'date' };
export const dateTime: FieldType = { kind: 'dateTime' };
export const year: FieldType = { kind: 'year' };
export const boolean: FieldType = { kind: 'boolean' };
export const email: FieldType = { kind: 'email' };
export const texts: FieldType = { kind: 'list', of: 'text' };
export const guids: FieldType = { kind: 'list', of: 'guid' };

export function oneOf(vocabulary: readonly string[]): FieldType {
  return { kind: 'word', vocabulary, extensible: false };
}

/** The vocabulary, or a word of one's own that begins with `ext:`. */
export function oneOfOrExtension(vocabulary: readonly string[]): FieldType {
  return { kind: 'word', vocabulary, extensible: true };
}

export function required(name: string, type: FieldType, extras: Extras = {}): FieldSpec {
  return { name, type, required: true, ...extras };
}

export function optional(name: string, type: FieldType, extras: Extras = {}): FieldSpec {
  return { name, type, required: false, ...extras };
}

export function requiredInDelta(name: string, type: FieldType): FieldSpec {
  return { name, type, required: 'delta' };
}
