import {
  ONEROSTER_VERSIONS,
  ROSTER_FILES,
  type FileSpec,
  type OneRosterVersion,
  type RosterFile,
} from './file-spec.js';
import { filesOf } from './files.js';
import type { FileProblem } from './header.js';
import { FILE_MODES, MANIFEST_FILES, type FileMode } from './vocabularies.js';

export const MANIFEST = 'manifest.csv';

/** What a package says about itself. */
export interface Manifest {
  readonly version: OneRosterVersion;
  /** By file name with `.csv`, for every file of the standard; what the manifest does not list is absent. */
  readonly modes: ReadonlyMap<string, FileMode>;
  /** The name of the records system that made it; blank when it does not say. */
  readonly sourceSystem: string;
}

export interface PlannedFile {
  readonly spec: FileSpec;
  readonly mode: 'bulk' | 'delta';
}

/** What will be read, in order, or what keeps the package from being read at all. */
export interface PackagePlan {
  readonly manifest: Manifest;
  readonly files: readonly PlannedFile[];
  readonly problems: readonly FileProblem[];
  readonly notices: readonly FileProblem[];
}

/** Reads the rows of `manifest.csv`, header included. */
export function readManifest(
  rows: readonly (readonly string[])[],
): { readonly manifest: Manifest } | { readonly problems: readonly FileProblem[] } {
  const properties = new Map<string, string>();
  const problems: string[] = [];
  const [header, ...lines] = rows.map((cells) => cells.map((cell) => cell.trim()));
  if (header?.join() !== 'propertyName,value') problems.push('The header must be "propertyName,value".');
  for (const [name, value = ''] of lines) {
    if (!name) continue;
    if (properties.has(name)) problems.push(`The property "${name}" is there more than once.`);
    properties.set(name, value);
  }
  const version = properties.get('oneroster.version');
  if (!isKnownVersion(version)) problems.push(versionProblem(version));
  problems.push(...modeProblems(properties));
  if (problems.length > 0) return { problems: problems.map((message) => ({ file: MANIFEST, message })) };
  const modes = new Map(MANIFEST_FILES.map((name) => [`${name}.csv`, modeOf(properties, name)]));
  const sourceSystem = properties.get('source.systemName') ?? '';
  return { manifest: { version: version as OneRosterVersion, modes, sourceSystem } };
}

/** Holds what the manifest declares against the files that are there. */
export function planPackage(manifest: Manifest, present: readonly string[]): PackagePlan {
  const declared = [...manifest.modes].filter(([, mode]) => mode !== 'absent').map(([file]) => file);
  const files = filesOf(manifest.version)
    .filter((spec) => declared.includes(spec.file) && present.includes(spec.file))
    .map((spec) => ({ spec, mode: manifest.modes.get(spec.file) as 'bulk' | 'delta' }));
  const problems = [
    ...filesOf(manifest.version)
      .filter(({ file }) => declared.includes(file) && !present.includes(file))
      .map(({ file }) => missing(manifest, file)),
    ...files.flatMap((planned) => missingTargets(planned, manifest)),
  ];
  if (files.length === 0) {
    problems.push({
      file: MANIFEST,
      message: `It declares none of the files that Lyceum reads: ${ROSTER_FILES.join(', ')}.`,
    });
  }
  return { manifest, files, problems, notices: ignoredFiles(manifest, present, files) };
}

function missing(manifest: Manifest, file: string): FileProblem {
  const mode = manifest.modes.get(file);
  return { file, message: `The file is missing, though ${MANIFEST} declares it as ${mode}.` };
}

/** A bulk file stands on its own: what its required columns refer to must be in the package, or known from before. */
function missingTargets({ spec, mode }: PlannedFile, manifest: Manifest): FileProblem[] {
  if (mode === 'delta') return [];
  const targets = spec.fields
    .filter((field) => field.required && field.refersTo)
    .map((field) => field.refersTo!);
  return [...new Set(targets)]
    .filter((target) => manifest.modes.get(target) === 'absent')
    .map((target) => ({
      file: spec.file,
      message: `It refers to ${target}, which ${MANIFEST} does not declare. A bulk file needs the files that it refers to.`,
    }));
}

function ignoredFiles(
  manifest: Manifest,
  present: readonly string[],
  files: readonly PlannedFile[],
): FileProblem[] {
  const read = new Set<string>([MANIFEST, ...files.map((planned) => planned.spec.file)]);
  return present
    .filter((file) => !read.has(file))
    .map((file) => ({ file, message: whyIgnored(manifest, file) }));
}

function whyIgnored(manifest: Manifest, file: string): string {
  if (!manifest.modes.has(file)) return 'Ignored: the standard knows no such file.';
  if (manifest.modes.get(file) === 'absent') return `Ignored: ${MANIFEST} says that it is absent.`;
  const known = ROSTER_FILES.includes(file as RosterFile);
  return known
    ? `Ignored: version ${manifest.version} has no such file.`
    : 'Ignored: Lyceum does not read it.';
}

function isKnownVersion(version: string | undefined): version is OneRosterVersion {
  return ONEROSTER_VERSIONS.includes(version as OneRosterVersion);
}

function versionProblem(version: string | undefined): string {
  const wanted = `The property "oneroster.version" must be ${ONEROSTER_VERSIONS.join(' or ')}`;
  return version ? `${wanted}, it is "${version.slice(0, 40)}".` : `${wanted}, it is missing.`;
}

function modeProblems(properties: ReadonlyMap<string, string>): string[] {
  return MANIFEST_FILES.filter((name) => !FILE_MODES.includes(modeOf(properties, name))).map(
    (name) =>
      `The property "file.${name}" must be ${FILE_MODES.join(', ')}; it is "${modeOf(properties, name)}".`,
  );
}

function modeOf(properties: ReadonlyMap<string, string>, name: string): FileMode {
  return (properties.get(`file.${name}`) || 'absent') as FileMode;
}
