import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { PersistenceKit } from '../../../support/persistence-kit.js';

describe('the search of the library', () => {
  let kit: PersistenceKit;
  const [hill, lake] = [newId(), newId()];
  beforeAll(async () => {
    kit = await PersistenceKit.start();
    for (const school of [hill, lake]) {
      const district = newId();
      await kit.admin.query(`insert into identity.districts (id, name) values ('${district}', 'x')`);
      await kit.admin.query(
        `insert into identity.schools (id, district_id, name, time_zone) values ('${school}', '${district}', 'x', 'UTC')`,
      );
      await kit.admin.query(
        `insert into academy.resources (id, school_id, state, audience, title, licence, tags, created_at)
         select gen_random_uuid(), '${school}', 'draft', 'members', 'Paper ' || n || ' about word' || n % 2000, 'MIT',
           array['tag' || n % 500], now() from generate_series(1, 8000) n`,
      );
    }
    await kit.admin.query('vacuum analyse academy.resources'); // what is new waits outside of the index for that
  });
  afterAll(() => kit.stop());

  const asApp = async <Row extends object>(school: string, sql: string): Promise<Row[]> => {
    await kit.admin.query('begin');
    try {
      await kit.admin.query(
        `set local role lyceum_app; select set_config('app.school_id', '${school}', true)`,
      );
      return (await kit.admin.query<Row>(sql)).rows;
    } finally {
      await kit.admin.query('rollback');
    }
  };

  it('finds what holds all the words, of its school alone', async () => {
    const count = async (school: string, words: string) =>
      (
        await asApp<{ n: number }>(
          school,
          `select count(*)::int as n from academy.resources_with('${words}')`,
        )
      )[0]!.n;
    expect(await count(hill, 'word1999')).toBe(4);
    expect(await count(hill, 'word1999 tag499')).toBe(4);
    expect(await count(hill, 'word1999 tag1')).toBe(0);
    expect(await count(newId(), 'word1999')).toBe(0);
    expect(await count(hill, '!!')).toBe(0);
  });

  it('goes by the index of words, with the rights of its owner', async () => {
    const { rows } = await kit.admin.query<{ body: string }>(
      `select prosrc as body from pg_proc where oid = 'academy.resources_with'::regproc`,
    );
    const text = rows[0]!.body.replace('wanted', `'word1999'`);
    await kit.admin.query('begin');
    await kit.admin.query(`set local role lyceum_owner; select set_config('app.school_id', '${hill}', true)`);
    const plan = await kit.admin.query<{ 'QUERY PLAN': string }>(`explain ${text}`);
    await kit.admin.query('rollback');
    expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('resources_by_words');
  });
});
