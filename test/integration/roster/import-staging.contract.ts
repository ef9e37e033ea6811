import { expect, it } from '@jest/globals';
import type { ImportScope, ImportStaging } from '#domain/roster/import/import-staging';
import { checkRow } from '#domain/roster/oneroster/check-row';
import { filesOf } from '#domain/roster/oneroster/files';
import { readHeader } from '#domain/roster/oneroster/header';
import type { PlannedFile } from '#domain/roster/oneroster/manifest';
import type { Rows } from '../../support/oneroster-package.js';
import { enrollment, role, schoolClass, session, small, user } from '../../support/small-district.js';

export interface StagingRig {
  readonly staging: ImportStaging;
  /** An import of its own, ready to be staged. */
  newScope(): Promise<ImportScope>;
  /** Every fault, `file row field: reason`, sorted. */
  faults(scope: ImportScope): Promise<string[]>;
  /** Every held back row, `file row field < file row`, sorted. */
  held(scope: ImportScope): Promise<string[]>;
}

type Files = Readonly<Record<string, Rows>>;

const PLAN: readonly PlannedFile[] = filesOf('1.2').map((spec) => ({ spec, mode: 'bulk' }));

/** What every staging does, whatever it is made of. */
export function stagingContract(rig: () => StagingRig): void {
  async function stage(files: Files): Promise<{ scope: ImportScope; faults: string[]; held: string[] }> {
    const { staging, newScope, faults, held } = rig();
    const scope = await newScope();
    await addAll(scope, files);
    await staging.check(scope, PLAN);
    return { scope, faults: await faults(scope), held: await held(scope) };
  }

  async function addAll(scope: ImportScope, files: Files): Promise<void> {
    for (const { spec } of PLAN) {
      const names = spec.fields.map((field) => field.name);
      const { plan } = readHeader(spec, names);
      const cells = (files[spec.file] ?? []).map((row) => names.map((name) => row[name] ?? ''));
      await rig().staging.add(
        scope,
        cells.map((values, index) => checkRow(plan!, 'bulk', index + 1, values)),
      );
    }
  }

  const changed = (changes: Files) => small(changes).rows;

  it('finds nothing wrong with a sound package, and names its schools', async () => {
    const { scope, faults, held } = await stage(small().rows);
    expect([faults, held]).toEqual([[], []]);
    expect(await rig().staging.schools(scope)).toEqual([
      { sourceId: 'north', name: 'North School' },
      { sourceId: 'south', name: 'South School' },
    ]);
  });

  it('counts the rows of every file, and stages a repeated row once', async () => {
    const { staging, newScope } = rig();
    const scope = await newScope();
    await addAll(scope, small().rows);
    await addAll(scope, small().rows);
    const totals = await staging.check(scope, PLAN);
    expect(totals.map(({ file, read, good }) => `${file} ${read} ${good}`)).toEqual([
      'orgs.csv 3 3',
      'academicSessions.csv 3 3',
      'courses.csv 1 1',
      'classes.csv 2 2',
      'users.csv 4 4',
      'roles.csv 4 4',
      'enrollments.csv 4 4',
    ]);
    await staging.clear(scope);
    expect((await staging.check(scope, PLAN)).map(({ read }) => read)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('blames the later of two rows with one identifier, and of two users with one name', async () => {
    const users = [...small().rows['users.csv']!, user('ann'), user('zoe', { username: 'ANN' })];
    const { faults } = await stage({ ...small().rows, 'users.csv': users });
    expect(faults).toEqual([
      'users.csv 5 sourcedId: repeats an earlier row',
      'users.csv 6 username: taken by an earlier row',
    ]);
  });

  it('finds references to nothing, also within lists and to what is to go', async () => {
    const { faults, held } = await stage(
      changed({
        'classes.csv': [schoolClass('maths-n', 'north', 'autumn,winter')],
        'users.csv': [user('ann', { agentSourcedIds: 'nobody' }), { sourcedId: 'cy', status: 'tobedeleted' }],
      }),
    );
    expect(faults).toEqual([
      'classes.csv 1 termSourcedIds: refers to nothing',
      'enrollments.csv 3 userSourcedId: refers to nothing',
      'roles.csv 3 userSourcedId: refers to nothing',
      'users.csv 1 agentSourcedIds: refers to nothing',
    ]);
    expect(held).toEqual([
      'enrollments.csv 1 classSourcedId < classes.csv 1',
      'enrollments.csv 2 classSourcedId < classes.csv 1',
      'enrollments.csv 4 classSourcedId < classes.csv 1',
      'roles.csv 1 userSourcedId < users.csv 1',
    ]);
  });

  it('holds back what depends on a fault through any number of rows, and calls none of it a fault', async () => {
    const year = session('year', 'schoolYear', '2026-09-01', 'never');
    const { faults, held } = await stage(changed({ 'academicSessions.csv': [year] }));
    expect(faults).toEqual(['academicSessions.csv 1 endDate: not a date']);
    expect(held).toHaveLength(8);
    expect(held).toContain('enrollments.csv 4 classSourcedId < academicSessions.csv 1');
  });

  it('survives rows that depend on each other in a circle', async () => {
    const circle = [
      user('ann', { agentSourcedIds: 'bob' }),
      user('bob', { agentSourcedIds: 'ann', email: 'x' }),
    ];
    const { faults, held } = await stage(changed({ 'users.csv': circle }));
    expect(faults).toEqual(['users.csv 2 email: not an e-mail address']);
    expect(held).toContain('users.csv 1 agentSourcedIds < users.csv 2');
  });

  it('knows that classes are held in schools, and enrolments in the school of their class', async () => {
    const { faults } = await stage(
      changed({
        'classes.csv': [schoolClass('maths-n', 'd', 'autumn')],
        'enrollments.csv': [enrollment('cy', 'maths-s', 'north')],
      }),
    );
    expect(faults).toEqual([
      'classes.csv 1 schoolSourcedId: refers to an org that is not a school',
      'enrollments.csv 1 schoolSourcedId: not the school of its class',
      'enrollments.csv 2 schoolSourcedId: not the school of its class',
      'enrollments.csv 3 schoolSourcedId: not the school of its class',
      'enrollments.csv 4 schoolSourcedId: not the school of its class',
    ]);
  });

  it('lets a student be in a class once at a time', async () => {
    const again = (sourcedId: string, dates: Record<string, string>) => ({
      ...enrollment('ann', 'maths-n', 'north'),
      sourcedId,
      ...dates,
    });
    const rows = [
      { sourcedId: 'ann-maths-n', endDate: '2026-10-01' },
      again('later', { beginDate: '2026-10-02', endDate: '2026-11-01' }),
      again('within', { beginDate: '2026-10-15' }),
      again('teaching', { role: 'teacher' }),
    ];
    const { faults } = await stage(changed({ 'enrollments.csv': rows }));
    expect(faults).toEqual(['enrollments.csv 6 userSourcedId: overlaps an earlier row']);
  });

  it('keeps the rows of one import apart from those of another', async () => {
    const first = await stage(changed({ 'roles.csv': [role('ann', 'pupil', 'north')] }));
    const second = await stage(small().rows);
    expect(first.faults).toHaveLength(1);
    expect(second.faults).toEqual([]);
  });
}
