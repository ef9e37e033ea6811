import type { INestApplicationContext } from '@nestjs/common';
import { systemActor, type Actor } from '#domain/kernel/actor';
import { dateIn } from '#domain/kernel/local-date';
import { AttendanceApi } from '../attendance/attendance.api.js';
import { IdentityApi } from '../identity/identity.api.js';
import { RosterApi } from '../roster/roster.api.js';
import { bakeBread } from './bake-bread.js';
import { DEMO_ACCOUNTS, type DemoAccount } from './demo-accounts.js';
import { DEMO_DISTRICT, DEMO_SCHOOLS } from './demo-district.js';
import { holdEvents } from './hold-events.js';
import { importDemoDistrict } from './import-demo-district.js';
import { keepEvidence } from './keep-evidence.js';
import { keepLedger } from './keep-ledger.js';
import { makeOnlineCourse } from './make-online-course.js';
import { planAbsences } from './plan-absences.js';
import { markFirstLesson } from './mark-first-lesson.js';
import { stockLibrary } from './stock-library.js';
import { tellNews } from './tell-news.js';
import { watchABit } from './watch-a-bit.js';
import { watchLimits } from './watch-limits.js';

/** Who keeps the library of each school. */
const LIBRARIANS = [
  ['oakfield', 'teacher1@oakfield.demo.example'],
  ['harbour', 'office@harbour.demo.example'],
] as const;

/** This machine's zone, so that the demo's today is the newcomer's. */
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * Fills an empty installation by the doors that everybody uses: accounts, an import of the demo district from its
 * records system, sign-ins linked to its people, and the first lesson of today half taken.
 */
export async function seedDemo(
  app: INestApplicationContext,
  say: (line: string) => void,
  password: string,
): Promise<void> {
  say('Making the demo district …');
  const identity = app.get(IdentityApi);
  const [admin, ...others] = DEMO_ACCOUNTS;
  const adminId = await createAccount(identity, admin!, password);
  await grant(identity, adminId, admin!, { schoolId: null, districtId: null }, systemActor(null, adminId));
  const leader = systemActor(null, adminId);
  const { sourceId, name } = DEMO_DISTRICT;
  const districtId = await identity.createDistrict({ name, sourceId }, leader);
  await importDemoDistrict(app.get(RosterApi), districtId, timeZone, leader);
  const schools = await schoolsOf(identity, districtId, leader);
  const people = new Map<string, string>();
  for (const account of others) {
    const personId = await createAccount(identity, account, password);
    people.set(account.email, personId);
    await open(app, account, personId, districtId, schools, leader);
  }
  await liveADay(app, { schools, people, adminId });
}

interface DemoWorld {
  readonly schools: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly adminId: string;
}

/** What has happened in the schools until the newcomer comes. */
async function liveADay(
  app: INestApplicationContext,
  { schools, people, adminId }: DemoWorld,
): Promise<void> {
  const at = (school: string) => systemActor(schools.get(school)!, adminId);
  const bread = await bakeBread(app, schools.get('oakfield')!, people); // its video is prepared meanwhile
  await app.get(AttendanceApi).applyCodePack('england', at('harbour'));
  await markFirstLesson(app, { present: 'P', absent: 'A', late: 'L' }, at('oakfield'));
  await markFirstLesson(app, { present: '/', absent: 'N', late: 'L' }, at('harbour'));
  await keepEvidence(app, at('harbour'));
  await watchLimits(app, at('harbour'));
  await planAbsences(app, schools.get('oakfield')!, people);
  await makeOnlineCourse(app, schools.get('oakfield')!, people);
  await holdEvents(app, schools.get('oakfield')!, people, timeZone);
  for (const [school, email] of LIBRARIANS)
    await stockLibrary(app, systemActor(schools.get(school)!, people.get(email)));
  await tellNews(app, editorsOf(schools, people));
  await keepLedger(app, people, timeZone);
  await watchABit(app, bread);
}

/** Who writes for the schools. */
function editorsOf(schools: DemoWorld['schools'], people: DemoWorld['people']) {
  const by = (school: string, name: string) =>
    systemActor(schools.get(school)!, people.get(`${name}@${school}.demo.example`));
  return {
    oakfield: by('oakfield', 'office'),
    teacher: by('oakfield', 'teacher1'),
    harbour: by('harbour', 'office'),
  };
}

async function schoolsOf(
  identity: IdentityApi,
  districtId: string,
  leader: Actor,
): Promise<Map<string, string>> {
  const schools = new Map<string, string>();
  for (const { sourceId } of DEMO_SCHOOLS) {
    const schoolId = await identity.schoolBySource(districtId, sourceId, leader);
    if (schoolId === null) throw new Error(`The demo's import brought no school ${sourceId}.`);
    schools.set(sourceId, schoolId);
  }
  return schools;
}

/** The role of an account and, where the school has a record of this person, the link to it. */
async function open(
  app: INestApplicationContext,
  account: DemoAccount,
  personId: string,
  districtId: string,
  schools: ReadonlyMap<string, string>,
  leader: Actor,
): Promise<void> {
  const identity = app.get(IdentityApi);
  const roster = app.get(RosterApi);
  const schoolId = account.school ? schools.get(account.school)! : null;
  const place = schoolId ? { schoolId, districtId: null } : { schoolId: null, districtId };
  const by = systemActor(schoolId, leader.personId);
  await grant(identity, personId, account, place, by);
  if (!account.record) return;
  const rosterPersonId = await roster.personBySource(account.record, by);
  if (rosterPersonId) await roster.linkSignIn({ rosterPersonId, personId }, by);
}

function createAccount(
  identity: IdentityApi,
  { email, name }: DemoAccount,
  password: string,
): Promise<string> {
  return identity.createUser({ email, displayName: name, password, locale: 'en', timeZone });
}

async function grant(
  identity: IdentityApi,
  personId: string,
  { role }: DemoAccount,
  place: { schoolId: string | null; districtId: string | null },
  by: Actor,
): Promise<void> {
  // Roles of the platform and of a district begin by UTC, wherever the newcomer is.
  const from = dateIn(place.schoolId === null ? 'UTC' : timeZone, new Date());
  await identity.grantMembership({ ...place, personId, role, from }, by);
}
