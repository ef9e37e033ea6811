import fc from 'fast-check';
import { addDays } from '#domain/kernel/local-date';
import type { DescribedPackage, Rows } from './oneroster-package.js';
import { enrollment, role, schoolClass, session, user } from './small-district.js';

const SCHOOLS = ['north', 'south'];
const USERS = ['u1', 'u2', 'u3', 'u4', 'u5'];
const CLASSES = ['k1', 'k2', 'k3'];
const TERMS = ['autumn', 'spring', 'loose'];

const school = fc.constantFrom(...SCHOOLS);
const name = fc.constantFrom('Ann', 'Bea', "O'Neil, Cy", 'Zoë "Z"');
const day = fc.integer({ min: 0, max: 280 }).map((days) => addDays('2026-09-01', days));

const someUser = fc.record({
  givenName: name,
  agents: fc.subarray(USERS, { maxLength: 2 }),
  roles: fc.uniqueArray(fc.tuple(fc.constantFrom('student', 'teacher', 'parent', 'aide'), school), {
    maxLength: 2,
    selector: ([kind, at]) => `${kind} ${at}`,
  }),
});

const someClass = fc.record({
  title: name,
  school,
  terms: fc.subarray(TERMS, { minLength: 1 }),
  periods: fc.subarray(['1', '2', 'HR']),
  classType: fc.constantFrom('scheduled', 'homeroom', 'ext:club'),
});

const someEnrolment = fc.record({
  role: fc.constantFrom('student', 'student', 'teacher', 'proctor', 'administrator'),
  dates: fc.option(fc.tuple(day, fc.integer({ min: 0, max: 90 })), { nil: undefined }),
});

type Row = Readonly<Record<string, string>>;
type Some<A> = A extends fc.Arbitrary<infer T> ? T : never;

/** Any sound package of the same few identifiers, so that one may follow another. */
export const randomDistrict: fc.Arbitrary<DescribedPackage> = fc
  .record({
    users: fc.dictionary(fc.constantFrom(...USERS), someUser),
    classes: fc.dictionary(fc.constantFrom(...CLASSES), someClass),
    enrolments: fc.dictionary(
      fc.constantFrom(...USERS.flatMap((u) => CLASSES.map((k) => `${u} ${k}`))),
      someEnrolment,
    ),
    autumnEnds: fc.constantFrom('2027-01-15', '2027-01-29'),
  })
  .map(({ users, classes, enrolments, autumnEnds }) => ({
    rows: {
      'orgs.csv': [
        { sourcedId: 'd', name: 'District', type: 'district' },
        ...SCHOOLS.map((id) => ({ sourcedId: id, name: id, type: 'school', parentSourcedId: 'd' })),
      ],
      'academicSessions.csv': sessions(autumnEnds),
      'courses.csv': [{ sourcedId: 'maths', title: 'Mathematics', orgSourcedId: 'd' }],
      'classes.csv': Object.entries(classes).map(([id, { title, terms, periods, classType, school: at }]) =>
        schoolClass(id, at, terms.join(), { title, classType, periods: periods.join() }),
      ),
      'users.csv': Object.entries(users).map(([id, { givenName, agents }]) =>
        user(id, {
          givenName,
          agentSourcedIds: agents.filter((agent) => agent !== id && agent in users).join(),
        }),
      ),
      'roles.csv': Object.entries(users).flatMap(([id, { roles }]) =>
        roles.map(([kind, at]) => role(id, kind, at)),
      ),
      'enrollments.csv': enrolmentRows(users, classes, enrolments),
    },
  }));

function sessions(autumnEnds: string): Rows {
  return [
    session('year', 'schoolYear', '2026-09-01', '2027-06-25'),
    { ...session('autumn', 'semester', '2026-09-01', autumnEnds), parentSourcedId: 'year' },
    { ...session('spring', 'semester', '2027-02-01', '2027-06-25'), parentSourcedId: 'year' },
    session('loose', 'term', '2026-10-01', '2026-12-18'),
  ];
}

function enrolmentRows(
  users: Record<string, unknown>,
  classes: Record<string, Some<typeof someClass>>,
  enrolments: Record<string, Some<typeof someEnrolment>>,
): Rows {
  return Object.entries(enrolments).flatMap(([key, { role: kind, dates }]) => {
    const [userId, classId] = key.split(' ') as [string, string];
    const held = classes[classId];
    if (!held || !(userId in users)) return [];
    const [beginDate, length] = dates ?? [];
    const when: Row = beginDate ? { beginDate, endDate: addDays(beginDate, length!) } : {};
    return [{ ...enrollment(userId, classId, held.school), role: kind, ...when }];
  });
}
