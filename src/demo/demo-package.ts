import { join } from 'node:path';
import { writeZip } from '#platform/archive/write-zip';
import { addDays, type LocalDate } from '#domain/kernel/local-date';
import { DEMO_DISTRICT, DEMO_SCHOOLS, type DemoPerson, type DemoSchool } from './demo-district.js';

/** The columns that matter; the others are empty. */
type Row = Readonly<Record<string, string>>;

const HEADERS = {
  orgs: 'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
  academicSessions:
    'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear',
  courses:
    'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes',
  classes:
    'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
  users:
    'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns',
  roles:
    'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId',
  enrollments:
    'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
} as const;
type DemoFile = keyof typeof HEADERS;

const ABSENT = [
  'categories',
  'classResources',
  'courseResources',
  'demographics',
  'lineItemLearningObjectiveIds',
  'lineItems',
  'lineItemScoreScales',
  'resources',
  'resultLearningObjectiveIds',
  'results',
  'resultScoreScales',
  'scoreScales',
  'userProfiles',
  'userResources',
];

/**
 * Writes the demo district as the records system of a district would export it: OneRoster 1.2 CSV in a zip. Answers its
 * path in the folder.
 */
export async function writeDemoPackage(folder: string, today: LocalDate): Promise<string> {
  const files = Object.entries(demoRows(today)).map(
    ([file, rows]) => [`${file}.csv`, csv(HEADERS[file as DemoFile].split(','), rows)] as const,
  );
  const path = join(folder, 'demo-district.zip');
  await writeZip(path, { ...Object.fromEntries<string>(files), 'manifest.csv': manifest() });
  return path;
}

function demoRows(today: LocalDate): Record<DemoFile, Row[]> {
  const schools = DEMO_SCHOOLS;
  const since = addDays(today, -100);
  return {
    orgs: [
      { sourcedId: DEMO_DISTRICT.sourceId, name: DEMO_DISTRICT.name, type: 'district' },
      ...schools.map(({ sourceId: sourcedId, name }) => ({
        sourcedId,
        name,
        type: 'school',
        parentSourcedId: DEMO_DISTRICT.sourceId,
      })),
    ],
    academicSessions: sessions(today),
    courses: schools.flatMap(courseRows),
    classes: schools.flatMap(classRows),
    users: schools.flatMap(userRows),
    roles: schools.flatMap(roleRows),
    enrollments: schools.flatMap((school) => enrolmentRows(school, since)),
  };
}

/** A year around today with two terms, so that a term is running whenever the demo begins. */
function sessions(today: LocalDate): Row[] {
  const [startDate, middle, endDate] = [addDays(today, -120), addDays(today, 60), addDays(today, 200)];
  const schoolYear = endDate.slice(0, 4);
  const term = { type: 'term', parentSourcedId: 'year', schoolYear };
  return [
    { sourcedId: 'year', title: 'This school year', type: 'schoolYear', startDate, endDate, schoolYear },
    { ...term, sourcedId: 'term-1', title: 'First term', startDate, endDate: middle },
    { ...term, sourcedId: 'term-2', title: 'Second term', startDate: addDays(middle, 1), endDate },
  ];
}

function courseRows({ sourceId: school, classes }: DemoSchool): Row[] {
  return [...new Set(classes.map(({ course }) => course))].map((course) => ({
    sourcedId: courseId(school, course),
    schoolYearSourcedId: 'year',
    title: course,
    orgSourcedId: school,
  }));
}

/** Identifiers have no spaces. */
function courseId(school: string, course: string): string {
  return `${school}-${course.toLowerCase().replaceAll(' ', '-')}`;
}

function classRows({ sourceId: school, classes }: DemoSchool): Row[] {
  return classes.map(({ sourceId, title, course, grade, kind, period }, i) => ({
    sourcedId: sourceId,
    title,
    grades: grade,
    courseSourcedId: courseId(school, course),
    classType: kind,
    location: `Room ${101 + i}`,
    schoolSourcedId: school,
    termSourcedIds: 'term-1,term-2',
    periods: period,
  }));
}

function userRows({ sourceId: school, teachers, students, guardians }: DemoSchool): Row[] {
  const user = ({ sourceId, given, family, email }: DemoPerson): Row => ({
    sourcedId: sourceId,
    enabledUser: 'true',
    username: sourceId,
    givenName: given,
    familyName: family,
    email,
    primaryOrgSourcedId: school,
  });
  const gradeOf = (i: number) => ['07', '08', '09'][Math.floor(i / (students.length / 3))]!;
  return [
    ...teachers.map(user),
    ...guardians.map(user),
    ...students.map((student, i) => ({
      ...user(student),
      grades: gradeOf(i),
      agentSourcedIds: guardians[i]?.sourceId ?? '',
    })),
  ];
}

function roleRows({ sourceId: school, teachers, students, guardians }: DemoSchool): Row[] {
  const withRole = (people: readonly DemoPerson[], role: string): Row[] =>
    people.map(({ sourceId }) => ({
      sourcedId: `${sourceId}-role`,
      userSourcedId: sourceId,
      roleType: 'primary',
      role,
      orgSourcedId: school,
    }));
  return [
    ...withRole(teachers, 'teacher'),
    ...withRole(students, 'student'),
    ...withRole(guardians, 'guardian'),
  ];
}

function enrolmentRows({ sourceId: school, classes }: DemoSchool, beginDate: LocalDate): Row[] {
  return classes.flatMap(({ sourceId, teacher, students }) => {
    const at = { classSourcedId: sourceId, schoolSourcedId: school, beginDate };
    return [
      {
        ...at,
        sourcedId: `${sourceId}-t`,
        userSourcedId: teacher.sourceId,
        role: 'teacher',
        primary: 'true',
      },
      ...students.map((student, i) => ({
        ...at,
        sourcedId: `${sourceId}-s${i + 1}`,
        userSourcedId: student.sourceId,
        role: 'student',
        primary: 'false',
      })),
    ];
  });
}

function manifest(): string {
  const property = (propertyName: string, value: string): Row => ({ propertyName, value });
  return csv(
    ['propertyName', 'value'],
    [
      property('manifest.version', '1.0'),
      property('oneroster.version', '1.2'),
      ...Object.keys(HEADERS).map((file) => property(`file.${file}`, 'bulk')),
      ...ABSENT.map((file) => property(`file.${file}`, 'absent')),
      property('source.systemName', 'Lyceum demo'),
    ],
  );
}

function csv(columns: readonly string[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? '')).join(','));
  return `${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
