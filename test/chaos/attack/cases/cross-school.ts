import type pg from 'pg';
import { reachOf, type Permission } from '#domain/kernel/permissions';
import type { SourceChange } from '../../harness/source-change.js';
import { isOfSchool } from '../../fuzz/sound.js';
import { ask, type Question } from '../ask.js';
import { open, type Aim, type WideAttack } from '../attack.js';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const GUARD = 'libs/platform/auth/doorkeeper.js';
const ENTRANCE = 'async scopeOf(access, at) {';

function questionOf({ operation, own }: Aim, change: Partial<Question>): Question {
  const { path, body, token, headers } = own;
  return { method: operation.method, path, body, token, headers, ...change };
}

/** The administrator of Lake School comes to Hill School, and to what is nobody's but one person's or district's. */
export const otherSchool: WideAttack = {
  name: 'other-school',
  promise: 'what is of another school, district or person is not there (404)',
  fixture: {
    hole: 'the guard lets everybody into every school',
    at: ['getSchool', 'listCourses'],
    changes: [
      {
        file: GUARD,
        text: ENTRANCE,
        becomes: `${ENTRANCE}
        if (${open('other-school')} && at.schoolId) return { schoolId: at.schoolId, districtId: null };`,
      },
    ],
  },
  suits: (operation) => operation.secured && operation.template.includes('{'),
  async attack({ origin, schools }, aim) {
    const token = schools.lake.people.admin.token;
    const { status } = await ask(origin, questionOf(aim, { token }));
    const refused = isOfSchool(aim.operation) ? [404] : [403, 404];
    return refused.includes(status) ? [] : [`Lake's administrator at ${aim.own.path} → ${status}`];
  },
};

/** The path says the own school and names a thing of the other one. */
export const mixedIds: WideAttack = {
  name: 'mixed-ids',
  promise: 'a thing of another school is not there, whatever school the path names (404)',
  fixture: {
    hole: 'row security lets every school see the courses of all',
    at: ['getCourse'],
    open: (admin) => holes(admin, ['roster.courses']),
  },
  suits: (operation) => isOfSchool(operation) && /\{schoolId\}.*\{(?!date)\w+\}/.test(operation.template),
  async attack({ origin, schools: { hill, lake } }, aim) {
    const path = aim.others!.path.replace(lake.id, hill.id);
    const { status } = await ask(origin, questionOf(aim, { path }));
    return status === 404 ? [] : [`a thing of Lake School by way of Hill School → ${status}`];
  },
};

/** The path is the own one, the body refers to things of the other school. */
export const foreignBody: WideAttack = {
  name: 'foreign-references',
  promise: 'nothing can be made to refer to a thing of another school',
  fixture: {
    hole: 'row security and the keys let a meeting refer to the class of another school',
    at: ['createMeeting'],
    open: async (admin) => {
      const close = await holes(admin, ['roster.sections', 'roster.periods']);
      const restore = await withoutKeys(admin, 'roster.meetings');
      return async () => {
        await close();
        await restore();
      };
    },
  },
  suits: (operation) => isOfSchool(operation) && operation.body !== undefined,
  async attack({ origin }, aim) {
    const body = JSON.stringify(aim.others!.body ?? {});
    if (!(body.match(UUID) ?? []).some((id) => aim.idsOfOthers.has(id))) return [];
    const { status, text } = await ask(origin, questionOf(aim, { body }));
    const refused = (status >= 400 && status < 500) || eachRefused(text);
    return refused ? [] : [`refers to what is Lake School's → ${status}`];
  },
};

/** Several things at once are answered one by one; or those that were done are, which were none. */
function eachRefused(text: string): boolean {
  const {
    operations = [],
    items,
    changed,
  } = JSON.parse(text || '{}') as {
    operations?: readonly { outcome: string }[];
    items?: readonly object[];
    /** How many. */
    changed?: number;
  };
  if (items?.length === 0 || changed === 0) return true;
  return operations.length > 0 && operations.every(({ outcome }) => outcome === 'refused');
}

/** A student tries what only staff may do. */
export const privilege: WideAttack = {
  name: 'privilege',
  promise: 'a member without the permission is refused (403)',
  fixture: {
    hole: 'the guard asks for no permission',
    at: ['createCourse'],
    changes: [
      {
        file: GUARD,
        text: `if (actor.reach(permission) === 'none') throw new NotPermitted(permission);`,
        becomes: `if (actor.reach(permission) === 'none' && !${open('privilege')}) throw new NotPermitted(permission);`,
      } satisfies SourceChange,
    ],
  },
  suits: ({ permission, template }) =>
    template.includes('{schoolId}') &&
    permission !== undefined &&
    reachOf(['student'], permission as Permission) === 'none',
  async attack({ origin, schools }, aim) {
    const { token } = schools.hill.people.student;
    const { status } = await ask(origin, questionOf(aim, { token }));
    return status === 403 ? [] : [`a student → ${status}`];
  },
};

/** Every school sees, and may change, what is in these tables. @returns what closes it */
export async function holes(admin: pg.Client, tables: readonly string[]): Promise<() => Promise<void>> {
  for (const table of tables)
    await admin.query(
      `create policy rig_hole on ${table} for all to lyceum_app using (true) with check (true)`,
    );
  return async () => {
    for (const table of tables) await admin.query(`drop policy rig_hole on ${table}`);
  };
}

async function withoutKeys(admin: pg.Client, table: string): Promise<() => Promise<void>> {
  const { rows } = await admin.query<{ name: string; definition: string }>(
    `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where conrelid = $1::regclass and contype = 'f'`,
    [table],
  );
  for (const { name } of rows) await admin.query(`alter table ${table} drop constraint ${name}`);
  return async () => {
    for (const { name, definition } of rows)
      await admin.query(`alter table ${table} add constraint ${name} ${definition} not valid`);
  };
}
