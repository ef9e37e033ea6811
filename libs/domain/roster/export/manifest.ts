import { MANIFEST_FILES } from '../oneroster/vocabularies.js';

/** The rows of `manifest.csv`, header included, of a package that has these files whole. */
export function manifestRows(files: readonly string[], system: { name: string; code: string }): string[][] {
  const modes = MANIFEST_FILES.map((name) => [
    `file.${name}`,
    files.includes(`${name}.csv`) ? 'bulk' : 'absent',
  ]);
  return [
    ['propertyName', 'value'],
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
    ...modes,
    ['source.systemName', system.name],
    ['source.systemCode', system.code],
  ];
}
