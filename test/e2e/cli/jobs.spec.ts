import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { Metrics } from '#platform/observability/metrics';
import { lyceum } from '../../support/command-line.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

describe('jobs on the command line', () => {
  let app: TestApp;
  let at: TwoSchools;
  beforeAll(async () => {
    app = await TestApp.start();
    at = await twoSchools(app);
  });
  afterAll(() => app.stop());

  const parked = async (schoolId: string | null, personId: string | null, kind = 'test.import') => {
    const id = newId();
    await app.admin.query(
      `insert into platform.jobs (id, kind, school_id, person_id, payload, state, attempt, error, finished_at)
       values ($1, $2, $3, $4, '{"secret": "shh"}', 'parked', 8, 'It went wrong.', now())`,
      [id, kind, schoolId, personId],
    );
    return id;
  };
  const stateOf = async (id: string) =>
    (await app.admin.query<{ state: string }>('select state from platform.jobs where id = $1', [id])).rows[0]!
      .state;

  it('R4: are listed with their errors, of all schools, and counted', async () => {
    expect(await lyceum(app, ['jobs', 'list'])).toMatchObject({ code: 0, out: 'No job is parked.\n' });
    const [hill, lake] = [await parked(at.hill.id, null), await parked(at.lake.id, null, 'test.export')];
    const { code, out } = await lyceum(app, ['jobs', 'list']);
    expect(code).toBe(0);
    for (const text of [hill, lake, 'test.import', 'It went wrong.']) expect(out).toContain(text);
    expect(out).not.toContain('shh');
    const exports = await lyceum(app, ['jobs', 'list', '--kind', 'test.export']);
    expect([exports.out.includes(lake), exports.out.includes(hill)]).toEqual([true, false]);
    expect(await app.app.get(Metrics).text()).toContain('lyceum_jobs{state="parked"} 2');
  });

  it('R4, K7: are retried, whoever they belong to, and the audit log says from where', async () => {
    const ids = [
      await parked(at.hill.id, at.hill.people.office.id),
      await parked(null, at.districtAdmin.id),
      await parked(null, null),
    ];
    expect(await lyceum(app, ['jobs', 'retry', ...ids])).toMatchObject({ code: 0 });
    for (const id of ids) expect(await stateOf(id)).toBe('waiting');
    const { rows } = await app.admin.query(
      `select origin from platform.audit_entries where subject_type = 'Job' and subject_id = any($1)`,
      [ids],
    );
    expect(rows).toEqual([{ origin: 'command line' }, { origin: 'command line' }]);
  });

  it('say what is wrong with a wish', async () => {
    const [unknown, waiting] = [newId(), await parked(null, null)];
    await app.admin.query(`update platform.jobs set state = 'waiting', finished_at = null where id = $1`, [
      waiting,
    ]);
    expect(await lyceum(app, ['jobs', 'retry', unknown])).toMatchObject({
      code: 1,
      err: expect.stringContaining('no such job'),
    });
    expect(await lyceum(app, ['jobs', 'retry', waiting])).toMatchObject({
      code: 1,
      err: expect.stringContaining('parked'),
    });
    expect(await lyceum(app, ['jobs', 'retry', 'seven'])).toMatchObject({ code: 64 });
    expect(await lyceum(app, ['jobs', 'list', '--state', 'lost'])).toMatchObject({ code: 64 });
    expect(await lyceum(app, ['jobs', 'list', '--limit', '0'])).toMatchObject({ code: 64 });
  });
});
