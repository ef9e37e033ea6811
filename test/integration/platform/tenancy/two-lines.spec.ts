import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId } from '#domain/kernel/id';
import { urlOf } from '#platform/persistence/database-urls';
import { SAMPLED_ROUTES, schoolRequest, type SchoolRequest } from '../../../support/school-routes.js';
import { TwoLines } from './two-lines.js';

// Hill's administrator tries every route at Lake School, with one of the two lines of tenancy taken away.

const { paths } = JSON.parse(readFileSync('docs/api/openapi.json', 'utf8')) as {
  paths: Record<string, Record<string, unknown>>;
};
const ROUTES = Object.entries(paths)
  .filter(([path]) => path.includes('{schoolId}'))
  .flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
  );

let lines: TwoLines;

async function start(): Promise<void> {
  lines = await TwoLines.start();
}

const call = ({ method, path, body, sent }: SchoolRequest, token: string) =>
  lines.app.call(method, path, { token, body, ...sent });
const byOutsider = (request: SchoolRequest) => call(request, lines.schools.hill.people.admin.token);
const byInsider = (request: SchoolRequest) => call(request, lines.schools.lake.people[request.by].token);

describe('every route below a school', () => {
  it('has a sample, so that none is left out here', () => {
    expect([...SAMPLED_ROUTES].toSorted()).toEqual([...ROUTES].toSorted());
    expect(ROUTES.length).toBeGreaterThan(70);
  });
});

describe('with the guard on :schoolId off, row security alone', () => {
  beforeAll(start);
  afterAll(() => lines.stop());

  it.each(ROUTES)('K1 keeps Lake School from Hill: %s', async (route) => {
    const request = await schoolRequest(route, lines.fixtures);
    const before = await lines.writes();
    const answer = await lines.withoutGuard(() => byOutsider(request));
    expect(answer.status).toBeLessThan(500);
    if (/\{\w+\}.*\{(?!date)\w+\}/.test(route)) expect(answer.status).toBe(404);
    expect(await lines.leaked(answer.body, request.path)).toEqual([]);
    expect(await lines.writes()).toBe(before);
    // The request was sound, and there is something to keep: whoever belongs there is answered.
    expect((await byInsider(request)).status).toBeLessThan(300);
  });

  it('the control: whatever is of Lake School would be known', async () => {
    const id = await lines.fixtures.of('rosterPersonId');
    expect(await lines.leaked({ id, other: newId() }, '')).toEqual([id]);
  });
});

describe('with row security off, the guard on :schoolId alone', () => {
  beforeAll(async () => {
    await start();
    await lines.withoutRowSecurity();
  });
  afterAll(() => lines.stop());

  it('has nothing behind it: the app role sees every school', async () => {
    const client = new pg.Client({ connectionString: urlOf(lines.app.adminUrl, 'lyceum_app') });
    await client.connect();
    const id = await lines.fixtures.of('rosterPersonId');
    const { rows } = await client.query('select school_id from roster.people where id = $1', [id]);
    await client.end();
    expect(rows).toEqual([{ school_id: lines.schools.lake.id }]);
  });

  it.each(ROUTES)('K1 keeps Lake School from Hill: %s', async (route) => {
    const request = await schoolRequest(route, lines.fixtures);
    const before = await lines.writes();
    const body = request.method === 'HEAD' ? '' : { code: 'identity.school_not_found' };
    expect(await byOutsider(request)).toMatchObject({ status: 404, body });
    expect(await lines.writes()).toBe(before);
    expect((await byInsider(request)).status).toBeLessThan(300);
  });
});
