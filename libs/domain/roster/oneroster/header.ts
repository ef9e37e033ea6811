import type { FileSpec, RosterFile } from './file-spec.js';

/** Something about a file as a whole that keeps it from being read, said so that the sender can put it right. */
export interface FileProblem {
  readonly file: string;
  readonly message: string;
}

/** Where each declared column stands in the rows of a file, and what is worth telling about its header. */
export interface ColumnPlan {
  readonly spec: FileSpec;
  /** How many columns a row has. */
  readonly width: number;
  /** Index in the row by name of the column; optional columns may be absent. */
  readonly positions: ReadonlyMap<string, number>;
  readonly notices: readonly FileProblem[];
}

export type HeaderReading =
  | { readonly plan: ColumnPlan; readonly problems?: undefined }
  | { readonly plan?: undefined; readonly problems: readonly FileProblem[] };

/**
 * Finds the columns by name. A missing required column, and a column that comes twice, make the file unreadable; a
 * missing optional one, another order, or a column of one's own are only worth a notice.
 */
export function readHeader(spec: FileSpec, header: readonly string[]): HeaderReading {
  const names = header.map((name) => name.trim());
  const problems = [...missingColumns(spec, names), ...repeatedColumns(spec.file, names)];
  if (problems.length > 0) return { problems };
  const there = spec.fields.map((field) => field.name).filter((name) => names.includes(name));
  const positions = new Map(there.map((name) => [name, names.indexOf(name)]));
  return { plan: { spec, width: names.length, positions, notices: notices(spec, names, positions) } };
}

function missingColumns(spec: FileSpec, names: readonly string[]): FileProblem[] {
  return spec.fields
    .filter((field) => field.required === true && !names.includes(field.name))
    .map((field) => {
      const near = names.find((name) => name.toLowerCase() === field.name.toLowerCase());
      const hint = near ? ` There is a column "${near}": upper and lower case count.` : '';
      return { file: spec.file, message: `The column "${field.name}" is missing.${hint}` };
    });
}

function repeatedColumns(file: RosterFile, names: readonly string[]): FileProblem[] {
  const repeated = names.filter((name, index) => names.indexOf(name) < index);
  return [...new Set(repeated)].map((name) => ({
    file,
    message: `The column "${name}" is there more than once.`,
  }));
}

function notices(
  spec: FileSpec,
  names: readonly string[],
  positions: ReadonlyMap<string, number>,
): FileProblem[] {
  const known = new Set(spec.fields.map((field) => field.name));
  const own = names.filter((name) => !known.has(name) && !name.startsWith('metadata.'));
  const absent = spec.fields.filter((field) => !positions.has(field.name)).map((field) => field.name);
  const present = [...positions.values()];
  const ordered = present.every((position, index) => index === 0 || position > present[index - 1]!);
  return [
    ...(absent.length
      ? [`Optional columns that are not there are taken as blank: ${absent.join(', ')}.`]
      : []),
    ...(own.length ? [`Columns that the standard does not know are ignored: ${quoted(own)}.`] : []),
    ...(ordered ? [] : ['The columns are not in the order of the standard; they are read by name.']),
  ].map((message) => ({ file: spec.file, message }));
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name.slice(0, 60)}"`).join(', ');
}
