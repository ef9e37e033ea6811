import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Doorkeeper } from '#platform/auth/doorkeeper';
import { urlOf } from '#platform/persistence/database-urls';
import { aClass } from '../../../support/a-class.js';
import { SchoolFixtures } from '../../../support/school-fixtures.js';
import { SAMPLED_ROUTES, schoolRequest, type SchoolRequest } from '../../../support/school-routes.js';
import { TestSocket } from '../../../support/socket.js';
import { TestApp } from '../../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../../support/two-schools.js';

// Hill's administrator tries every route at Lake School, with one of the two lines of tenancy taken away.

const { paths } = JSON.parse(readFileSync('docs/api/openapi.json', 'utf8')) as {
  paths: Record<string, Record<string, unknown>>;
};
const ROUTES = Object.entries(paths)
  .filter(([path]) => path.includes('{schoolId}'))
  .flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
  );

let app: TestApp;
let schools: TwoSchools;
let fixtures: SchoolFixtures;

/** Serves only: nothing but the requests of a test changes anything. */
async function start(): Promise<void> {
  app = await TestApp.start({ LYCEUM_ROLE: 'api' });
  schools = await twoSchools(app);
  fixtures = new SchoolFixtures(app, schools.lake);
  await countWrites();
}

const call = ({ method, path, body, sent }: SchoolRequest, token: string) =>
  app.call(method, path, { token, body, ...sent });
const byOutsider = (request: SchoolRequest) => call(request, schools.hill.people.admin.token);
const byInsider = (request: SchoolRequest) => call(request, schools.lake.people[request.by].token);

const holdings = `
  select c.table_schema || '.' || c.table_name as name, c.column_name as column
  from information_schema.columns c join platform.table_classes t on t.relation = c.table_schema || '.' || c.table_name
  where c.column_name = 'school_id' or (t.relation = 'identity.schools' and c.column_name = 'id') order by 1`;

/** From now on every row of Lake School that anybody writes is counted, by whatever role and whichever table. */
async function countWrites(): Promise<void> {
  const { rows: tables } = await app.admin.query<{ name: string; column: string }>(holdings);
  expect(tables.length).toBeGreaterThan(25);
  await app.admin.query(`
    create schema watch; create sequence watch.written;
    create function watch.count() returns trigger language plpgsql security definer as $$ begin
      if '${schools.lake.id}' in (to_jsonb(new) ->> tg_argv[0], to_jsonb(old) ->> tg_argv[0]) then perform nextval('watch.written'); end if;
      return null;
    end $$;`);
  for (const { name, column } of tables)
    await app.admin.query(
      `create trigger watch after insert or update or delete on ${name} for each row execute function watch.count('${column}')`,
    );
}

async function writes(): Promise<string> {
  const { rows } = await app.admin.query<{ n: string }>(
    'select last_value + is_called::int as n from watch.written',
  );
  return rows[0]!.n;
}

/** The ids in an answer that belong to Lake School; the path's own may be repeated. */
async function leaked(answer: { body: unknown }, { path }: SchoolRequest): Promise<string[]> {
  const ids = JSON.stringify(answer.body ?? null).match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
  const strange = [...new Set(ids)].filter((id) => !path.includes(id));
  if (strange.length === 0) return [];
  const { rows: tables } = await app.admin.query<{ name: string; column: string }>(holdings);
  const contents = tables.map(
    ({ name, column }) => `select t::text as row from ${name} t where ${column} = '${schools.lake.id}'`,
  );
  const { rows } = await app.admin.query<{ id: string }>(
    `with lake as materialized (${contents.join(' union all ')})
     select id from unnest($1::text[]) as id where exists (select from lake where strpos(row, id) > 0)`,
    [strange],
  );
  return rows.map(({ id }) => id);
}

describe('every route below a school', () => {
  it('has a sample, so that none is left out here', () => {
    expect([...SAMPLED_ROUTES].toSorted()).toEqual([...ROUTES].toSorted());
    expect(ROUTES.length).toBeGreaterThan(70);
  });
});

describe('with the guard on :schoolId off, row security alone', () => {
  beforeAll(start);
  afterAll(() => app.stop());

  /** The caller is let in with every right of an administrator, whatever school the path names, as who they are. */
  async function withoutGuard<T>(work: () => Promise<T>): Promise<T> {
    const doorkeeper = app.app.get(Doorkeeper);
    const { admit } = doorkeeper;
    const { id: schoolId, districtId } = schools.hill;
    doorkeeper.admit = async (access) => access.actorIn({ schoolId, districtId });
    try {
      return await work();
    } finally {
      doorkeeper.admit = admit;
    }
  }

  it.each(ROUTES)('K1 keeps Lake School from Hill: %s', async (route) => {
    const request = await schoolRequest(route, fixtures);
    const before = await writes();
    const answer = await withoutGuard(() => byOutsider(request));
    expect(answer.status).toBeLessThan(500);
    if (/\{\w+\}.*\{(?!date)\w+\}/.test(route)) expect(answer.status).toBe(404);
    expect(await leaked(answer, request)).toEqual([]);
    expect(await writes()).toBe(before);
    // The request was sound, and there is something to keep: whoever belongs there is answered.
    expect((await byInsider(request)).status).toBeLessThan(300);
  });
});

describe('with row security off, the guard on :schoolId alone', () => {
  beforeAll(async () => {
    await start();
    const { rows } = await app.admin.query<{ sql: string }>(
      `select format('alter table %s disable row level security', relation) as sql from platform.table_classes`,
    );
    await app.admin.query(rows.map(({ sql }) => sql).join(';'));
  });
  afterAll(() => app.stop());

  it('has nothing behind it: the app role sees every school', async () => {
    const client = new pg.Client({ connectionString: urlOf(app.adminUrl, 'lyceum_app') });
    await client.connect();
    const id = await fixtures.of('rosterPersonId');
    const { rows } = await client.query('select school_id from roster.people where id = $1', [id]);
    await client.end();
    expect(rows).toEqual([{ school_id: schools.lake.id }]);
  });

  it.each(ROUTES)('K1 keeps Lake School from Hill: %s', async (route) => {
    const request = await schoolRequest(route, fixtures);
    const before = await writes();
    expect(await byOutsider(request)).toMatchObject({
      status: 404,
      body: { code: 'identity.school_not_found' },
    });
    expect(await writes()).toBe(before);
    expect((await byInsider(request)).status).toBeLessThan(300);
  });

  it('K2 keeps it from watching and acting over a socket as well', async () => {
    const at = await aClass(app, schools.lake, 1);
    const before = await writes();
    const socket = await TestSocket.connect(app, schools.hill.people.admin.token);
    for (const topic of [`register:${at.registerId}`, `school:${at.schoolId}:registers`])
      expect(await socket.subscribe(topic)).toMatchObject({ ok: false, problem: { status: 404 } });
    const marks = [{ studentId: at.students[0], code: 'P', baseVersion: 0 }];
    const input = { registerId: at.registerId, marks };
    expect(await socket.act('attendance.mark', at.schoolId, input)).toMatchObject({
      problem: { status: 404, code: 'identity.school_not_found' },
    });
    socket.close();
    expect(await writes()).toBe(before);
  });
});
