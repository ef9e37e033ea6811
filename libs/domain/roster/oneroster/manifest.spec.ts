import { describe, expect, it } from '@jest/globals';
import { planPackage, readManifest, type Manifest } from './manifest.js';

const HEADER = ['propertyName', 'value'];

function manifestOf(...properties: [string, string][]): Manifest {
  const reading = readManifest([
    HEADER,
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
    ...properties,
  ]);
  if ('problems' in reading) throw new Error(reading.problems.map((problem) => problem.message).join());
  return reading.manifest;
}

function problemsOf(rows: string[][]): string[] {
  const reading = readManifest(rows);
  return 'problems' in reading ? reading.problems.map((problem) => problem.message) : [];
}

describe('the manifest of a package', () => {
  it('says the version, who made it, and what is in it', () => {
    const manifest = manifestOf(
      ['file.orgs', 'bulk'],
      ['file.users', 'delta'],
      ['source.systemName', 'Records 3'],
    );
    expect(manifest).toMatchObject({ version: '1.2', sourceSystem: 'Records 3' });
    expect(manifest.modes.get('orgs.csv')).toBe('bulk');
    expect(manifest.modes.get('users.csv')).toBe('delta');
    expect(manifest.modes.get('roles.csv')).toBe('absent');
  });

  it('is refused with everything that is wrong with it', () => {
    expect(
      problemsOf([
        ['name', 'value'],
        ['oneroster.version', '2.0'],
        ['file.orgs', 'full'],
        ['x', '1'],
        ['x', '2'],
      ]),
    ).toEqual([
      'The header must be "propertyName,value".',
      'The property "x" is there more than once.',
      'The property "oneroster.version" must be 1.1 or 1.2, it is "2.0".',
      'The property "file.orgs" must be absent, bulk, delta; it is "full".',
    ]);
    expect(problemsOf([HEADER])).toEqual([
      'The property "oneroster.version" must be 1.1 or 1.2, it is missing.',
    ]);
  });
});

describe('the plan of a package', () => {
  it('reads declared files in the order in which one builds on another', () => {
    const manifest = manifestOf(['file.users', 'bulk'], ['file.orgs', 'bulk'], ['file.results', 'bulk']);
    const plan = planPackage(manifest, [
      'manifest.csv',
      'orgs.csv',
      'results.csv',
      'roles.csv',
      'users.csv',
      'notes.txt',
    ]);
    expect(plan.files.map(({ spec, mode }) => `${spec.file} ${mode}`)).toEqual([
      'orgs.csv bulk',
      'users.csv bulk',
    ]);
    expect(plan.problems).toEqual([]);
    expect(plan.notices).toEqual([
      { file: 'results.csv', message: 'Ignored: Lyceum does not read it.' },
      { file: 'roles.csv', message: 'Ignored: manifest.csv says that it is absent.' },
      { file: 'notes.txt', message: 'Ignored: the standard knows no such file.' },
    ]);
  });

  it('names files that are declared and missing, and bulk files that cannot stand on their own', () => {
    const plan = planPackage(
      manifestOf(['file.orgs', 'bulk'], ['file.courses', 'bulk'], ['file.classes', 'bulk']),
      ['manifest.csv', 'courses.csv', 'classes.csv'],
    );
    expect(plan.problems.map((problem) => `${problem.file}: ${problem.message}`)).toEqual([
      'orgs.csv: The file is missing, though manifest.csv declares it as bulk.',
      'classes.csv: It refers to academicSessions.csv, which manifest.csv does not declare. A bulk file needs the files that it refers to.',
    ]);
  });

  it('lets a delta file refer to what was imported before', () => {
    const plan = planPackage(manifestOf(['file.enrollments', 'delta']), ['manifest.csv', 'enrollments.csv']);
    expect(plan.problems).toEqual([]);
  });

  it('wants something to read', () => {
    const plan = planPackage(manifestOf(), ['manifest.csv']);
    expect(plan.problems.map((problem) => problem.message)).toEqual([
      'It declares none of the files that Lyceum reads: orgs.csv, academicSessions.csv, courses.csv, classes.csv, users.csv, roles.csv, enrollments.csv.',
    ]);
  });
});
