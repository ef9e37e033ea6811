import { ROSTER_FILES, type FileSpec, type OneRosterVersion, type RosterFile } from './file-spec.js';
import { FILES_OF_1_1 } from './files-1-1.js';
import { FILES_OF_1_2 } from './files-1-2.js';

/** The tables that a version of the standard declares, in the order in which they are read. */
export function filesOf(version: OneRosterVersion): readonly FileSpec[] {
  return ROSTER_FILES.map((file) => fileSpec(version, file)).filter((spec) => spec !== undefined);
}

/** The table of one file; undefined when the version has no such file (`roles.csv` in 1.1). */
export function fileSpec(version: OneRosterVersion, file: RosterFile): FileSpec | undefined {
  return version === '1.1' ? FILES_OF_1_1[file] : FILES_OF_1_2[file];
}

/** A column whose values are sourcedIds of rows of another file, or of the same one. */
export interface DeclaredReference {
  readonly file: RosterFile;
  readonly field: string;
  readonly target: RosterFile;
  readonly list: boolean;
  readonly mustBeSchool: boolean;
}

export function referencesOf(specs: readonly FileSpec[]): DeclaredReference[] {
  return specs.flatMap(({ file, fields }) =>
    fields
      .filter((field) => field.refersTo)
      .map(({ name, type, refersTo, mustBeSchool = false }) => ({
        file,
        field: name,
        target: refersTo!,
        list: type.kind === 'list',
        mustBeSchool,
      })),
  );
}
