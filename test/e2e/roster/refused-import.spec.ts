import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportingOffice } from '../../support/importing-office.js';
import { session, small } from '../../support/small-district.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

describe('an import that breaks a rule of the roster', () => {
  let app: TestApp;
  let office: ImportingOffice;
  beforeAll(async () => {
    app = await TestApp.start();
    const world = await twoSchools(app);
    office = new ImportingOffice(app, world.hill.districtId, world.districtAdmin);
  });
  afterAll(() => app.stop());

  const packages = () => readdir(join(app.data, 'files', office.districtId, 'roster-imports'));
  const jobOf = async (importId: string) => {
    const { rows } = await app.admin.query<{ state: string; attempt: number }>(
      `select state, attempt from platform.jobs where payload ->> 'importId' = $1`,
      [importId],
    );
    return rows[0]!;
  };
  const stagedRows = async (importId: string) => {
    const { rowCount } = await app.admin.query(
      `select from roster.import_rows where import_id = $1 and data <> '{}'`,
      [importId],
    );
    return rowCount;
  };

  it('is refused with what is wrong: a school year that its terms make too long', async () => {
    const apart = {
      'academicSessions.csv': [
        session('autumn', 'semester', '2026-09-01', '2027-01-29'),
        session('spring', 'semester', '2029-02-01', '2029-06-25'),
      ].map((term) => ({ ...term, parentSourcedId: '' })),
    };
    const refused = await office.import(small(apart, ['year']));
    expect(refused).toMatchObject({
      state: 'refused',
      problems: [{ file: 'package', message: expect.stringMatching(/School: .*year/) }],
    });
  });

  it('is refused also by a rule that only the database knows, and all is cleared up at the second attempt', async () => {
    await app.admin.query(`alter table roster.courses add constraint nothing_odd check (title <> 'Odd')`);
    await app.admin.query(`
      create function roster.interrupt() returns trigger language plpgsql as $$ begin
        if exists (select from roster.imports where state = 'refused' and problems::text like '%nothing_odd%') then
          raise exception 'killed';
        end if;
        return null;
      end $$;
      create trigger interrupt before delete on roster.import_rows for each statement execute function roster.interrupt()`);
    const refused = await office.import(small({ 'courses.csv': [{ sourcedId: 'maths', title: 'Odd' }] }));
    expect(refused).toMatchObject({
      state: 'refused',
      problems: [{ file: 'package', message: expect.stringContaining('“nothing_odd”') }],
    });
    await until(async () => (await jobOf(refused.id)).state === 'waiting', 'the end of the first attempt');
    expect(await stagedRows(refused.id)).toBeGreaterThan(0);
    await app.admin.query('drop trigger interrupt on roster.import_rows');
    await app.admin.query(`update platform.jobs set run_at = now() where state = 'waiting'`);
    await until(async () => (await jobOf(refused.id)).state === 'done', 'the end of the job');
    expect(await stagedRows(refused.id)).toBe(0);
    expect(await packages()).not.toContain(`${refused.id}.zip`);
  });
});
