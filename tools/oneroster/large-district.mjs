// node tools/oneroster/large-district.mjs FOLDER [SCHOOLS]: writes a OneRoster 1.2 package of a made-up district, as large
// as you like, to try an import at that size. Each school has 1,250 students with a guardian each, 60 teachers and 600
// classes, which is 15,600 enrolments and 3.8 MB; 80 of them are a package of 304 MB, 232 MB of it in one file. The same
// call writes the same package.
import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const [folder, schoolCount = '80'] = process.argv.slice(2);
if (!folder || !(Number(schoolCount) >= 1)) {
  process.stderr.write('usage: node tools/oneroster/large-district.mjs FOLDER [SCHOOLS]\n');
  process.exit(64);
}

const STUDENTS = 1_250;
const TEACHERS = 60;
const COURSES = 60;
const CLASSES = 600;
const CLASSES_OF_A_STUDENT = 12;
const PERIODS = 6;
const YEAR = ['2026-09-01', '2027-06-30'];
const SEMESTERS = [
  ['2026-09-01', '2027-01-31'],
  ['2027-02-01', '2027-06-30'],
];
const DISTRICT = id('district');
const ABSENT = `categories classResources courseResources demographics lineItems lineItemLearningObjectiveIds
  lineItemScoreScales resources results resultLearningObjectiveIds resultScoreScales scoreScales userProfiles
  userResources`.split(/\s+/);

const schools = Array.from({ length: Number(schoolCount) }, (_, nth) => `school ${nth + 1}`);
const upTo = (count) => Array.from({ length: count }, (_, nth) => nth);

/** An identifier in the shape of a UUID, the same for the same thing. */
function id(...what) {
  const hex = createHash('sha1').update(what.join(' ')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function* orgs() {
  yield 'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId';
  yield `${DISTRICT},,,Large District,district,,`;
  for (const school of schools) yield `${id(school)},,,${school.replace('s', 'S')},school,,${DISTRICT}`;
}

function* academicSessions() {
  yield 'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear';
  yield `${id('year')},,,2026-2027,schoolYear,${YEAR.join()},,2027`;
  for (const [nth, dates] of SEMESTERS.entries())
    yield `${id('semester', nth)},,,Semester ${nth + 1},semester,${dates.join()},${id('year')},2027`;
}

function* courses() {
  yield 'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes';
  for (const school of schools)
    for (const nth of upTo(COURSES))
      yield `${id(school, 'course', nth)},,,${id('year')},Course ${nth + 1},C${nth + 1},10,${id(school)},,`;
}

function* classes() {
  yield 'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods';
  for (const school of schools)
    for (const nth of upTo(CLASSES))
      yield (
        `${id(school, 'class', nth)},,,Class ${nth + 1},10,${id(school, 'course', nth % COURSES)},K${nth + 1},scheduled,` +
          `Room ${nth % 50},${id(school)},${id('semester', nth % 2)},,,${(nth % PERIODS) + 1}`
      );
}

function user(school, kind, nth, agent = '') {
  const name = `${kind}${nth}.${school.replace('school ', '')}`;
  return `${id(school, kind, nth)},,,true,${name},,Given${nth},Family${nth},,,${name}@example.org,,,${agent},,,,,,,${id(school)},`;
}

function* users() {
  yield 'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns';
  for (const school of schools) {
    for (const nth of upTo(TEACHERS)) yield user(school, 'teacher', nth);
    for (const nth of upTo(STUDENTS)) {
      yield user(school, 'guardian', nth);
      yield user(school, 'student', nth, id(school, 'guardian', nth));
    }
  }
}

function* roles() {
  yield 'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId';
  for (const school of schools)
    for (const [role, count] of Object.entries({ teacher: TEACHERS, guardian: STUDENTS, student: STUDENTS }))
      for (const nth of upTo(count))
        yield `${id(school, 'role', role, nth)},,,${id(school, role, nth)},primary,${role},,,${id(school)},`;
}

function enrolment(school, nth, kind, person) {
  const ids = [id(school, 'class', nth), id(school), id(school, kind, person)].join();
  return `${id(school, kind, person, 'in', nth)},,,${ids},${kind},${kind === 'teacher'},${SEMESTERS[nth % 2].join()}`;
}

function* enrollments() {
  yield 'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate';
  for (const school of schools) {
    for (const nth of upTo(CLASSES)) yield enrolment(school, nth, 'teacher', nth % TEACHERS);
    for (const nth of upTo(STUDENTS))
      for (const of of upTo(CLASSES_OF_A_STUDENT)) {
        const first = (nth % 50) * CLASSES_OF_A_STUDENT;
        yield enrolment(school, first + of, 'student', nth);
      }
  }
}

const files = { orgs, academicSessions, courses, classes, users, roles, enrollments };

function* manifest() {
  yield 'propertyName,value';
  yield 'manifest.version,1.0';
  yield 'oneroster.version,1.2';
  for (const name of [...Object.keys(files), ...ABSENT].sort())
    yield `file.${name},${name in files ? 'bulk' : 'absent'}`;
}

/** Many lines at a time: a stream costs more for each piece than the piece. */
function* inBlocks(lines) {
  let block = [];
  for (const line of lines) {
    block.push(line, '\n');
    if (block.length < 4_000) continue;
    yield block.join('');
    block = [];
  }
  yield block.join('');
}

mkdirSync(folder, { recursive: true });
for (const [name, lines] of Object.entries({ manifest, ...files }))
  await pipeline(Readable.from(inBlocks(lines())), createWriteStream(join(folder, `${name}.csv`)));
