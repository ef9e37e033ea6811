import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { urlOf } from '#platform/persistence/database-urls';
import { readMigrations } from '#platform/persistence/migrate';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { withClient } from '../../support/template.js';

const MIGRATION = '20261122170000-identity-one-membership-at-a-time.sql';

describe('the migration after which a role is held once at a time', () => {
  let database: TestDatabase;
  const [person, school, district] = [newId(), newId(), newId()];
  const admin = <Row extends object>(sql: string, values: unknown[] = []) =>
    withClient(database.adminUrl, async (client) => (await client.query<Row>(sql, values)).rows);
  beforeAll(async () => {
    database = await testDatabase();
    await admin(
      `insert into identity.persons (id, email, display_name) values ($1, 'ada@example.org', 'Ada')`,
      [person],
    );
    await admin(`insert into identity.districts (id, name) values ($1, 'North')`, [district]);
    await admin(
      `insert into identity.schools (id, district_id, name, time_zone) values ($1, $2, 'Hill', 'Europe/Warsaw')`,
      [school, district],
    );
    await admin(`alter table identity.memberships drop constraint memberships_once,
      add constraint memberships_once unique nulls not distinct (person_id, role, school_id, district_id, valid_from)`);
  });
  afterAll(() => database.drop());

  const give = (role: string, spans: readonly (readonly [string, string | null])[]) =>
    Promise.all(
      spans.map(([from, to]) =>
        admin(
          `insert into identity.memberships (id, person_id, role, school_id, district_id, valid_from, valid_to)
           values (uuidv7(), $1, $2::text, case $2 when 'district-admin' then null else $3::uuid end,
             case $2 when 'district-admin' then $4::uuid end, $5, $6)`,
          [person, role, school, district, from, to],
        ),
      ),
    );
  const spansOf = (role: string) =>
    admin<{ from: string; to: string | null }>(
      `select valid_from::text as from, valid_to::text as to from identity.memberships
       where role = $1 order by valid_from`,
      [role],
    ).then((rows) => rows.map(({ from, to }) => [from, to]));

  it('makes one of those that overlap, takes nobody’s rights, and leaves the others alone', async () => {
    await give('teacher', [
      ['2026-01-01', null],
      ['2026-03-01', '2026-06-30'],
      ['2026-09-01', null],
    ]);
    await give('office', [
      ['2026-01-01', '2026-02-28'],
      ['2026-02-01', '2026-04-30'],
      ['2026-05-01', '2026-05-31'],
    ]);
    await give('district-admin', [
      ['2026-01-01', '2026-02-28'],
      ['2026-02-28', null],
    ]);
    const { sql } = (await readMigrations()).find(({ name }) => name === MIGRATION)!;
    await withClient(urlOf(database.adminUrl, 'lyceum_owner'), (owner) => owner.query(sql));
    expect(await spansOf('teacher')).toEqual([
      ['2026-01-01', null],
      ['2026-03-01', '2026-02-28'],
      ['2026-09-01', '2026-08-31'],
    ]);
    expect(await spansOf('office')).toEqual([
      ['2026-01-01', '2026-04-30'],
      ['2026-02-01', '2026-01-31'],
      ['2026-05-01', '2026-05-31'],
    ]);
    expect(await spansOf('district-admin')).toEqual([
      ['2026-01-01', null],
      ['2026-02-28', '2026-02-27'],
    ]);
    await expect(give('teacher', [['2027-01-01', null]])).rejects.toThrow('memberships_once');
  });

  it('stops where an account was erased that had a role twice, and goes on by what the guide says', async () => {
    const once = 'alter table identity.memberships drop constraint memberships_once';
    await admin(once);
    await give('guardian', [
      ['2026-01-01', '2026-02-28'],
      ['2026-02-01', '2026-03-31'],
    ]);
    await admin(`update identity.persons set status = 'anonymised', email = 'erased-' || id || '@erased.invalid',
      display_name = 'Erased person', locale = 'en', time_zone = 'UTC', email_verified_at = null, profile_changed_at = null`);
    await admin(`alter table identity.memberships add constraint memberships_once check (true)`); // one that can be dropped
    const { sql } = (await readMigrations()).find(({ name }) => name === MIGRATION)!;
    const migrate = () =>
      withClient(urlOf(database.adminUrl, 'lyceum_owner'), (owner) => owner.query(`begin; ${sql}; commit`));
    await expect(migrate()).rejects.toThrow('the account was erased');
    const guide = readFileSync('docs/operation.md', 'utf8');
    expect(guide).toContain(`Migration ${MIGRATION} failed: the account was erased`);
    const [disable, enable] = [...guide.matchAll(/-c '(alter table identity\.memberships .*)'/g)];
    await admin(disable![1]!);
    await migrate();
    await admin(enable![1]!);
    expect(await spansOf('guardian')).toEqual([
      ['2026-01-01', '2026-03-31'],
      ['2026-02-01', '2026-01-31'],
    ]);
    await expect(give('guardian', [['2027-01-01', null]])).rejects.toThrow('the account was erased');
  });
});
