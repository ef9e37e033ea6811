import type { DescribedPackage, Rows } from './oneroster-package.js';

type Row = Readonly<Record<string, string>>;
type Files = Readonly<Record<string, Rows>>;

/** A district small enough to read: two schools, a year of two terms, two classes, three students, a teacher. */
export const SMALL: Files = {
  'orgs.csv': [
    { sourcedId: 'd', name: 'Small District', type: 'district' },
    { sourcedId: 'north', name: 'North School', type: 'school', parentSourcedId: 'd' },
    { sourcedId: 'south', name: 'South School', type: 'school', parentSourcedId: 'd' },
  ],
  'academicSessions.csv': [
    session('year', 'schoolYear', '2026-09-01', '2027-06-25'),
    { ...session('autumn', 'semester', '2026-09-01', '2027-01-29'), parentSourcedId: 'year' },
    { ...session('spring', 'semester', '2027-02-01', '2027-06-25'), parentSourcedId: 'year' },
  ],
  'courses.csv': [{ sourcedId: 'maths', title: 'Mathematics', courseCode: 'M', orgSourcedId: 'd' }],
  'classes.csv': [
    schoolClass('maths-n', 'north', 'autumn', { periods: '1,2' }),
    schoolClass('maths-s', 'south', 'autumn,spring', { classType: 'homeroom' }),
  ],
  'users.csv': [user('ann'), user('bob'), user('cy'), user('tess')],
  'roles.csv': [
    role('ann', 'student', 'north'),
    role('bob', 'student', 'north'),
    role('cy', 'student', 'south'),
  ].concat([role('tess', 'teacher', 'north')]),
  'enrollments.csv': [
    enrollment('ann', 'maths-n', 'north'),
    enrollment('bob', 'maths-n', 'north'),
    enrollment('cy', 'maths-s', 'south'),
    { ...enrollment('tess', 'maths-n', 'north'), role: 'teacher', primary: 'true' },
  ],
};

export function session(sourcedId: string, type: string, startDate: string, endDate: string): Row {
  return { sourcedId, title: sourcedId, type, startDate, endDate, schoolYear: '2027' };
}

export function schoolClass(
  sourcedId: string,
  schoolSourcedId: string,
  termSourcedIds: string,
  more: Row = {},
): Row {
  const usual = { title: sourcedId, courseSourcedId: 'maths', classType: 'scheduled' };
  return { sourcedId, ...usual, schoolSourcedId, termSourcedIds, ...more };
}

export function user(sourcedId: string, more: Row = {}): Row {
  const name = { givenName: sourcedId, familyName: 'Doe', email: `${sourcedId}@example.org` };
  return { sourcedId, enabledUser: 'true', username: sourcedId, ...name, ...more };
}

export function role(userSourcedId: string, roleName: string, orgSourcedId: string): Row {
  const sourcedId = `${userSourcedId}-${roleName}-${orgSourcedId}`;
  return { sourcedId, userSourcedId, roleType: 'primary', role: roleName, orgSourcedId };
}

export function enrollment(userSourcedId: string, classSourcedId: string, schoolSourcedId: string): Row {
  const sourcedId = `${userSourcedId}-${classSourcedId}`;
  return { sourcedId, classSourcedId, schoolSourcedId, userSourcedId, role: 'student' };
}

/** The small district with some files changed: a row with a known sourcedId replaces it, others are added. */
export function small(changes: Files = {}, without: readonly string[] = []): DescribedPackage {
  const rows = Object.fromEntries(
    Object.keys(SMALL).map((file) => {
      const changed = new Map(SMALL[file]!.map((row) => [row.sourcedId, row]));
      for (const row of changes[file] ?? [])
        changed.set(row.sourcedId, { ...changed.get(row.sourcedId), ...row });
      return [file, [...changed.values()].filter((row) => !without.includes(row.sourcedId!))];
    }),
  );
  return { rows };
}

/** A delta package: only these rows, active unless they say otherwise. */
export function delta(rows: Files): DescribedPackage {
  const stamp = { status: 'active', dateLastModified: '2026-11-20T08:00:00.000Z' };
  const stamped = Object.entries(rows).map(([file, some]) => [
    file,
    some.map((row) => ({ ...stamp, ...row })),
  ]);
  return { mode: 'delta', rows: Object.fromEntries(stamped) as Files };
}
