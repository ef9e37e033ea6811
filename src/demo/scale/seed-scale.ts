import type { INestApplicationContext } from '@nestjs/common';
import { systemActor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { asAdministrator, type AdminClient } from '#platform/persistence/administrator';
import { analyseWhatIsFilled } from '#platform/persistence/analyse';
import { AttendanceApi } from '../../attendance/attendance.api.js';
import { MARK_STEPS, RULES, type MarkStep } from './marks.sql.js';
import type { ScalePlan, ScaleSchool } from './scale-plan.js';
import { SCHOOL_STEPS, type Step } from './school.sql.js';
import { SUMMARY_STEPS } from './summaries.sql.js';

/** How far it is: schools that are done, and the marks that they got. */
export interface ScaleProgress {
  readonly schools: number;
  readonly marks: number;
  /** Of the statements that made registers, entries, revisions and marks; over all connections. */
  readonly markSeconds: number;
  /** Of those that counted what the marks come to; over all connections. */
  readonly countSeconds: number;
}

/** The planner knows nothing yet of rows that were made a moment ago, and would look for each by itself. */
const BY_HASH = 'set local enable_nestloop = off';
const UNASKED = `set local session_replication_role = 'replica'`;

const LEADER = `
  with person as (
    insert into identity.persons (id, email, display_name, email_verified_at)
    values (uuidv7(), $1, $3::text, now()) returning id
  ), credential as (
    insert into identity.credentials (person_id, password_hash, changed_at) select id, $2, now() from person
  )
  insert into identity.memberships (id, person_id, role, district_id) select uuidv7(), id, $3, $4 from person`;

/** So many schools are made side by side. */
const SIDE_BY_SIDE = 2;

interface Ground {
  readonly adminUrl: string;
  readonly app: INestApplicationContext;
}

/**
 * Makes a district of many schools with a past, to try and to measure with, by set-based statements; nothing of it is
 * told to anybody. An administrator who may not load without asking for each row (no superuser) waits longer.
 */
export async function seedScale(
  ground: Ground,
  plan: ScalePlan,
  onProgress: (progress: ScaleProgress) => void,
): Promise<void> {
  const districtId = await asAdministrator(ground.adminUrl, (client) => makeDistrict(client, plan));
  const numbers = Array.from({ length: plan.schools }, (_, i) => i + 1);
  const done = { schools: 0, marks: 0, markSeconds: 0, countSeconds: 0 };
  const make = async () => {
    for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
      const school = { id: newId(), districtId, number };
      const { marks, count } = await makeSchool(ground, school, plan);
      done.schools++;
      done.marks += plan.students * plan.periods * plan.days;
      done.markSeconds += marks;
      done.countSeconds += count;
      onProgress({ ...done });
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, make));
  const analyse = (_: unknown, part: number) =>
    asAdministrator(ground.adminUrl, (client) => analyseWhatIsFilled(client, { part, of: SIDE_BY_SIDE }), {
      inTransaction: false,
    });
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, analyse));
}

/** The district and who leads it. With somebody to lead the platform the database counts as in use. */
async function makeDistrict(client: AdminClient, { passwordHash }: ScalePlan): Promise<string> {
  const id = newId();
  await client.query(
    `insert into identity.districts (id, name, source_id) values ($1, 'Scale District', 'scale')`,
    [id],
  );
  for (const [email, role] of [
    ['admin@scale.example', 'platform-admin'],
    ['district@scale.example', 'district-admin'],
  ]) {
    const districtId = role === 'district-admin' ? id : null;
    await client.query(LEADER, [email, passwordHash, role, districtId]);
  }
  return id;
}

/** @returns the seconds that its marks took, and counting them */
async function makeSchool(
  ground: Ground,
  school: ScaleSchool,
  plan: ScalePlan,
): Promise<{ marks: number; count: number }> {
  await asAdministrator(ground.adminUrl, (client) => run(client, SCHOOL_STEPS, school, plan));
  // By its own door: today's registers, and the codes that a school begins with.
  await ground.app.get(AttendanceApi).generateRegisters(systemActor(school.id));
  return asAdministrator(ground.adminUrl, async (client) => {
    const began = performance.now();
    await load(client, MARK_STEPS, school, plan);
    await askRules(client, school);
    const marked = performance.now();
    await load(client, SUMMARY_STEPS, school, plan);
    return { marks: (marked - began) / 1000, count: (performance.now() - marked) / 1000 };
  });
}

async function load(
  client: AdminClient,
  steps: readonly MarkStep[],
  school: ScaleSchool,
  plan: ScalePlan,
): Promise<void> {
  const { rows } = await client.query<{ rolsuper: boolean }>(
    'select rolsuper from pg_roles where rolname = current_user',
  );
  for (const { sql, values, bulk } of steps) {
    if (bulk) await client.query(BY_HASH);
    if (bulk && rows[0]!.rolsuper) await client.query(UNASKED);
    await client.query(sql, values(school, plan));
    if (bulk) await client.query('reset enable_nestloop');
    if (bulk && rows[0]!.rolsuper) await client.query('reset session_replication_role');
  }
}

async function askRules(client: AdminClient, school: ScaleSchool): Promise<void> {
  await client.query(BY_HASH);
  for (const rule of RULES) {
    const { rows: found } = await client.query<{ broken: string }>(rule, [school.id]);
    if (found[0]) throw new Error(`Scale School ${school.number} would have ${found[0].broken}.`);
  }
  await client.query('reset enable_nestloop');
}

async function run(
  client: AdminClient,
  steps: readonly Step[],
  school: ScaleSchool,
  plan: ScalePlan,
): Promise<void> {
  await client.query(BY_HASH);
  for (const { sql, values } of steps) await client.query(sql, values(school, plan));
}
