import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkRow, type CheckedRow } from './check-row.js';
import { FAULT_REASONS } from './faults.js';
import type { OneRosterVersion, RosterFile } from './file-spec.js';
import { fileSpec, filesOf, referencesOf } from './files.js';
import { readHeader, type ColumnPlan } from './header.js';

function planOf(version: OneRosterVersion, file: RosterFile): ColumnPlan {
  const spec = fileSpec(version, file)!;
  return readHeader(
    spec,
    spec.fields.map((field) => field.name),
  ).plan!;
}

const SOUND: Record<RosterFile, Record<string, string>> = {
  'orgs.csv': { sourcedId: 'o1', name: 'Spring Valley', type: 'school', parentSourcedId: 'd1' },
  'academicSessions.csv': {
    sourcedId: 't1',
    title: 'Fall',
    type: 'semester',
    startDate: '2026-08-24',
    endDate: '2027-01-15',
    schoolYear: '2027',
  },
  'courses.csv': { sourcedId: 'c1', title: 'Algebra', orgSourcedId: 'o1' },
  'classes.csv': {
    sourcedId: 'k1',
    title: 'Algebra A',
    courseSourcedId: 'c1',
    classType: 'scheduled',
    schoolSourcedId: 'o1',
    termSourcedIds: 't1, t2,t1',
    periods: '1,3',
  },
  'users.csv': {
    sourcedId: 'u1',
    enabledUser: 'true',
    username: 'JSprott',
    givenName: 'Jock',
    familyName: ' Sprott ',
    email: 'j.sprott+x@example.org',
    password: 'hunter2',
  },
  'roles.csv': {
    sourcedId: 'r1',
    userSourcedId: 'u1',
    roleType: 'primary',
    role: 'student',
    orgSourcedId: 'o1',
  },
  'enrollments.csv': {
    sourcedId: 'e1',
    classSourcedId: 'k1',
    schoolSourcedId: 'o1',
    userSourcedId: 'u1',
    role: 'student',
    beginDate: '2026-08-24',
    endDate: '2027-01-15',
  },
};

function check(
  file: RosterFile,
  changes: Record<string, string> = {},
  version: OneRosterVersion = '1.2',
  mode: 'bulk' | 'delta' = 'bulk',
): CheckedRow {
  const plan = planOf(version, file);
  const values = { ...SOUND[file], ...changes };
  const cells = plan.spec.fields.map((field) => values[field.name] ?? '');
  return checkRow(plan, mode, 7, cells);
}

function faultsOf(row: CheckedRow): string[] {
  return row.faults.map((fault) => `${fault.field}: ${fault.reason}`);
}

describe('a row of a OneRoster file', () => {
  it.each(Object.keys(SOUND) as RosterFile[])('that is sound has no fault: %s', (file) => {
    expect(faultsOf(check(file))).toEqual([]);
  });

  it('keeps the values without white space, and forgets the password', () => {
    const { values, sourcedId } = check('users.csv');
    expect(sourcedId).toBe('u1');
    expect(values).toEqual({
      enabledUser: 'true',
      username: 'JSprott',
      givenName: 'Jock',
      familyName: 'Sprott',
      email: 'j.sprott+x@example.org',
    });
  });

  it('tidies its lists, and names the value that nobody else may have', () => {
    expect(check('classes.csv').values.termSourcedIds).toBe('t1,t2,t1');
    expect(check('users.csv').unique).toEqual({ field: 'username', value: 'jsprott' });
  });

  it.each<[RosterFile, Record<string, string>, string]>([
    ['academicSessions.csv', { startDate: '2026-13-40' }, 'startDate: not a date'],
    ['academicSessions.csv', { endDate: '2026-08-23' }, 'endDate: before the begin date'],
    ['academicSessions.csv', { endDate: '2029-06-30' }, 'endDate: too long after the begin date'],
    ['classes.csv', { title: 'x'.repeat(201) }, 'title: too long'],
    ['classes.csv', { periods: `1, ${'x'.repeat(51)}` }, 'periods: too long'],
    ['academicSessions.csv', { schoolYear: '26/27' }, 'schoolYear: not a year'],
    ['users.csv', { familyName: '  ' }, 'familyName: required'],
    ['users.csv', { email: 'not-an-address' }, 'email: not an e-mail address'],
    ['users.csv', { email: 'a@b' }, 'email: not an e-mail address'],
    ['users.csv', { enabledUser: 'yes' }, 'enabledUser: not true or false'],
    ['users.csv', { givenName: 'Jo\nck' }, 'givenName: holds a line break or control character'],
    ['users.csv', { givenName: 'x'.repeat(2001) }, 'givenName: too long'],
    ['users.csv', { agentSourcedIds: 'u2,,u3' }, 'agentSourcedIds: has an empty item'],
    ['users.csv', { sourcedId: 'a b' }, 'sourcedId: not an identifier'],
    ['roles.csv', { role: 'pupil' }, 'role: not in the vocabulary'],
    ['roles.csv', { roleType: 'ext:main' }, 'roleType: not in the vocabulary'],
    ['classes.csv', { classType: 'club' }, 'classType: not in the vocabulary'],
    ['classes.csv', { classType: 'ext:' }, 'classType: not in the vocabulary'],
    ['classes.csv', { termSourcedIds: '' }, 'termSourcedIds: required'],
    ['classes.csv', { subjects: 'a,b', subjectCodes: '1' }, 'subjectCodes: not as many items as subjects'],
    ['courses.csv', { subjects: 'a' }, 'subjectCodes: not as many items as subjects'],
    ['enrollments.csv', { endDate: '15/01/2027' }, 'endDate: not a date'],
    ['enrollments.csv', { beginDate: '2027-02-01' }, 'endDate: before the begin date'],
    ['orgs.csv', { status: 'gone' }, 'status: not in the vocabulary'],
    ['orgs.csv', { dateLastModified: 'today' }, 'dateLastModified: not a date and time'],
  ])('%s with %j: %s', (file, changes, fault) => {
    expect(faultsOf(check(file, changes))).toEqual([fault]);
  });

  it('may have an address with a space in its local part, as real packages do', () => {
    expect(faultsOf(check('users.csv', { email: "mde o'simoni@example.org" }))).toEqual([]);
  });

  it('may use words of its own where the standard allows them', () => {
    expect(faultsOf(check('classes.csv', { classType: 'ext:club' }))).toEqual([]);
    expect(faultsOf(check('classes.csv', { classType: 'ext:club' }, '1.1'))).toEqual([
      'classType: not in the vocabulary',
    ]);
  });

  it('blames one date once: what is not a date is before nothing', () => {
    expect(faultsOf(check('enrollments.csv', { beginDate: 'soon', endDate: '2026-01-01' }))).toEqual([
      'beginDate: not a date',
    ]);
  });

  it('of a delta file must say its status and when it changed', () => {
    expect(faultsOf(check('orgs.csv', {}, '1.2', 'delta'))).toEqual([
      'status: required',
      'dateLastModified: required',
    ]);
    const changes = { status: 'active', dateLastModified: '2026-11-20T08:00:00.000Z' };
    expect(faultsOf(check('orgs.csv', changes, '1.2', 'delta'))).toEqual([]);
  });

  it('that is to go needs nothing but its identifier', () => {
    const row = check('enrollments.csv', {
      status: 'tobedeleted',
      role: 'pupil',
      classSourcedId: '',
      endDate: 'x',
    });
    expect(row).toMatchObject({ sourcedId: 'e1', ends: true, faults: [] });
    expect(faultsOf(check('enrollments.csv', { status: 'tobedeleted', sourcedId: '' }))).toEqual([
      'sourcedId: required',
    ]);
  });

  it('with too few or too many columns is not believed, but for its identifier', () => {
    const row = checkRow(planOf('1.2', 'orgs.csv'), 'bulk', 3, ['o9', '', '', 'Name']);
    expect(row).toMatchObject({ sourcedId: 'o9', values: {} });
    expect(row.faults).toEqual([{ file: 'orgs.csv', row: 3, field: '', reason: 'wrong number of columns' }]);
  });

  it('of version 1.1 carries its orgs and its role itself', () => {
    const row = check('users.csv', { orgSourcedIds: 'o1,o2', role: 'administrator' }, '1.1');
    expect(faultsOf(row)).toEqual([]);
    expect(faultsOf(check('users.csv', {}, '1.1'))).toEqual(['orgSourcedIds: required', 'role: required']);
    expect(fileSpec('1.1', 'roles.csv')).toBeUndefined();
    expect(referencesOf(filesOf('1.1')).filter((reference) => reference.file === 'users.csv')).toEqual([
      { file: 'users.csv', field: 'orgSourcedIds', target: 'orgs.csv', list: true, mustBeSchool: false },
      { file: 'users.csv', field: 'agentSourcedIds', target: 'users.csv', list: true, mustBeSchool: false },
    ]);
  });

  it('is judged for any cells at all, with known reasons and without an exception (property)', () => {
    const specs = [
      ...filesOf('1.1').map((spec) => ['1.1', spec.file]),
      ...filesOf('1.2').map((spec) => ['1.2', spec.file]),
    ];
    const spec = fc.constantFrom(...(specs as [OneRosterVersion, RosterFile][]));
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', 'u1', '2026-01-01', 'true', 'student', ',,'),
    );
    fc.assert(
      fc.property(
        spec,
        fc.array(cell, { maxLength: 24 }),
        fc.constantFrom('bulk', 'delta'),
        ([version, file], cells, mode) => {
          const plan = planOf(version, file);
          const row = checkRow(plan, mode, 1, cells);
          for (const fault of row.faults) expect(FAULT_REASONS).toContain(fault.reason);
          expect(row.faults.some((fault) => fault.reason === 'wrong number of columns')).toBe(
            cells.length !== plan.width,
          );
          expect(row.values).not.toHaveProperty('password');
        },
      ),
    );
  });
});
