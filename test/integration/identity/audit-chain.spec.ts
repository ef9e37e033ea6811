import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '#domain/kernel/id';
import { systemActor } from '#domain/kernel/actor';
import { brokenAuditLinks, closeAuditChains, redactedAuditEntries } from '#platform/persistence/audit-chain';
import { LongTransactions } from '#platform/persistence/long-transactions';
import { emptied } from '../../support/emptied.js';
import { PersistenceKit, type TestReplica } from '../../support/persistence-kit.js';

const NO_SCHOOL = '00000000-0000-0000-0000-000000000000';

describe('the chain of the audit log (K7)', () => {
  let kit: PersistenceKit;
  let replica: TestReplica;
  let log: LongTransactions;
  let school: string;
  let other: string;
  beforeAll(async () => {
    kit = await PersistenceKit.start();
    replica = kit.replica();
    log = new LongTransactions(replica.database);
  });
  beforeEach(async () => {
    await emptied(kit.admin, 'platform.audit_entries, platform.audit_links');
    [school, other] = [await kit.school(), await kit.school()];
  });
  afterAll(() => kit.stop());

  const write = async (schoolId: string | null, client = kit.admin) => {
    const id = newId();
    await client.query(
      `insert into platform.audit_entries (id, school_id, action, subject_type, subject_id, before, after)
       values ($1, $2, 'update', 'School', $3, '{"name":"Old"}', '{"name":"New"}')`,
      [id, schoolId, newId()],
    );
    return id;
  };
  const close = () => replica.unitOfWork.run(systemActor(null), closeAuditChains);
  const broken = async () =>
    (await brokenAuditLinks(log)).map(({ chain, number, entriesThen, entriesNow }) => ({
      chain,
      number,
      entries: [entriesThen, entriesNow],
    }));
  /** Three links of two entries each. */
  const threeLinks = async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) {
      ids.push(await write(school), await write(school));
      await close();
    }
    return ids;
  };

  it('is closed for each school and for what belongs to none, and is whole', async () => {
    for (const id of [school, other, null]) await write(id);
    expect(await close()).toBe(3);
    expect(await close()).toBe(0);
    await write(school);
    expect(await close()).toBe(1);
    const links = await kit.rows(
      'select chain, number, entries from platform.audit_links order by chain, number',
    );
    expect(links).toHaveLength(4);
    expect(links).toEqual(
      expect.arrayContaining([
        { chain: school, number: 1, entries: 1 },
        { chain: school, number: 2, entries: 1 },
        { chain: other, number: 1, entries: 1 },
        { chain: NO_SCHOOL, number: 1, entries: 1 },
      ]),
    );
    expect(await broken()).toEqual([]);
  });

  it.each([
    ['changed', `update platform.audit_entries set after = '{"name":"Else"}' where id = $1`, [2, 2]],
    [
      'given to somebody else',
      `update platform.audit_entries set person_id = gen_random_uuid() where id = $1`,
      [2, 2],
    ],
    ['dated otherwise', `update platform.audit_entries set at = at - interval '1 ms' where id = $1`, [2, 2]],
    ['removed', `delete from platform.audit_entries where id = $1`, [2, 1]],
  ])('shows an entry that was %s', async (_, tamper, entries) => {
    const ids = await threeLinks();
    await kit.admin.query(tamper, [ids[3]]);
    expect(await broken()).toEqual([{ chain: school, number: 2, entries }]);
  });

  it('shows an entry that was slipped in, and a link that was taken out or rewritten', async () => {
    const ids = await threeLinks();
    await kit.admin.query(
      `insert into platform.audit_entries (id, school_id, action, subject_type, subject_id, link)
       select $1, school_id, action, subject_type, subject_id, link from platform.audit_entries where id = $2`,
      [newId(), ids[0]],
    );
    expect(await broken()).toEqual([{ chain: school, number: 1, entries: [2, 3] }]);
    await kit.admin.query('delete from platform.audit_links where number = 2');
    expect((await broken()).map(({ number }) => number)).toEqual([1, 3]);
  });

  const redact = async (ids: readonly string[]) => {
    const { rows } = await kit.admin.query<{ subject_id: string }>(
      'select subject_id from platform.audit_entries where id = any ($1)',
      [ids],
    );
    await kit.admin.query('select platform.redact_audit($1, $2, $3)', [
      school,
      rows.map(({ subject_id: subject }) => subject),
      newId(),
    ]);
  };

  it('K6 closes over entries whose values were erased as it did, before and after their link was closed', async () => {
    const ids = [...(await threeLinks()), await write(school)];
    await redact([ids[1]!, ids[4]!, ids[6]!]);
    expect(await broken()).toEqual([]);
    await close();
    expect(await broken()).toEqual([]);
    expect(await redactedAuditEntries(log)).toBe(3);
    const told = await kit.rows<{ told: string }>(
      `select coalesce(before::text, '') || after::text as told from platform.audit_entries where redaction is not null`,
    );
    expect(told.map((one) => one.told)).toEqual(Array(3).fill('{"name": "(erased)"}{"name": "(erased)"}'));
    await redact([ids[1]!]);
    expect(await kit.rows(`select id from platform.audit_entries where action = 'redact'`)).toHaveLength(1);
  });

  it.each([
    ['says something else', `update platform.audit_entries set after = '{"name":"Else"}' where id = $1`],
    ['is somebody else’s', `update platform.audit_entries set person_id = gen_random_uuid() where id = $1`],
    ['belongs to no redaction', `update platform.audit_entries set redaction = null where id = $1`],
    [
      'belongs to a redaction of which the log does not tell',
      `update platform.audit_entries set redaction = gen_random_uuid() where id = $1`,
    ],
    [
      'says again what it said',
      `update platform.audit_entries set after = '{"name":"New"}', before = '{"name":"Old"}' where id = $1`,
    ],
  ])('K6 shows a redacted entry that %s', async (_, tamper) => {
    const ids = await threeLinks();
    await redact([ids[3]!]);
    await close();
    await kit.admin.query(tamper, [ids[3]]);
    expect((await broken()).map(({ number }) => number)).toContain(2);
  });

  it('K6 shows an entry whose values somebody took out on the quiet, and a redaction that was taken out of the log', async () => {
    const ids = await threeLinks();
    await kit.admin.query(
      `update platform.audit_entries e set before = platform.without_values(before), after = platform.without_values(after),
         erased = sha256(convert_to(platform.audit_text(e), 'utf8')), redaction = $2 where id = $1`,
      [ids[0], newId()],
    );
    expect(await broken()).toMatchObject([{ chain: school, number: 1 }]);
    await emptied(kit.admin, 'platform.audit_entries, platform.audit_links');
    const others = await threeLinks();
    await redact([others[5]!]);
    await kit.admin.query(`delete from platform.audit_entries where action = 'redact'`);
    expect(await broken()).toMatchObject([{ chain: school, number: 3 }]);
  });

  it('covers an entry whose transaction ended late by a later link, and waits for no transaction', async () => {
    const slow = await kit.connectionOf('admin');
    await slow.query('begin');
    await write(school, slow);
    await write(school);
    expect(await close()).toBe(1);
    await slow.query('commit');
    await slow.end();
    expect(await close()).toBe(1);
    expect(await kit.rows('select number, entries from platform.audit_links order by number')).toEqual([
      { number: 1, entries: 1 },
      { number: 2, entries: 1 },
    ]);
    expect(await broken()).toEqual([]);
  });

  it('says the same to whoever reads it, in whatever zone', async () => {
    await threeLinks();
    const reader = await kit.connectionOf('admin');
    await reader.query(`set timezone = 'Asia/Kathmandu'`);
    expect((await reader.query('select from platform.broken_audit_links()')).rowCount).toBe(0);
    await reader.end();
  });

  it('is closed by one at a time, each entry once', async () => {
    for (let i = 0; i < 5; i++) await write(school);
    await Promise.all([close(), close(), close(), write(school)]);
    await close();
    const [sum] = await kit.rows('select sum(entries)::int as n from platform.audit_links');
    expect(sum).toEqual({ n: 6 });
    expect(await broken()).toEqual([]);
  });

  it('counts every entry once, however closing and writing take turns', async () => {
    const turns = fc.array(fc.constantFrom('write', 'foreign', 'close'), { maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(turns, async (steps) => {
        await emptied(kit.admin, 'platform.audit_entries, platform.audit_links');
        for (const step of steps) {
          if (step === 'close') await close();
          else await write(step === 'write' ? school : other);
        }
        await close();
        const [sum] = await kit.rows<{ linked: number; written: number }>(
          `select (select coalesce(sum(entries), 0)::int from platform.audit_links) as linked,
             (select count(*)::int from platform.audit_entries) as written`,
        );
        expect(sum!.linked).toBe(sum!.written);
        expect(await broken()).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('is closed the oldest first, so many at once, and later the rest', async () => {
    const ids = [await write(school), await write(school), await write(other), await write(other)];
    await kit.admin.query(
      `update platform.audit_entries e set at = now() + o.n * interval '1 ms'
       from unnest($1::uuid[]) with ordinality as o (id, n) where e.id = o.id`,
      [ids.toReversed()],
    );
    const closeSome = async () =>
      (await kit.rows<{ closed: number }>('select platform.close_audit_chains(3) as closed'))[0]!.closed;
    const open = () => kit.rows<{ id: string }>('select id from platform.audit_entries where link is null');
    expect(await closeSome()).toBe(2);
    expect(await open()).toEqual([{ id: ids[0] }]);
    expect(await closeSome()).toBe(1);
    expect(await open()).toEqual([]);
    expect(await broken()).toEqual([]);
  });

  it('may take longer to close and to read again than a request may take', async () => {
    await write(school);
    await kit.admin.query(`
      alter function platform.audit_digest rename to audit_digest_itself;
      create function platform.audit_digest(of_chain uuid, of_number int, hash_before bytea)
      returns table (entries int, hash bytea) language plpgsql stable as $$ begin
        if current_setting('statement_timeout')::interval < interval '1 minute' then
          raise exception 'no longer than a request';
        end if;
        return query select * from platform.audit_digest_itself(of_chain, of_number, hash_before);
      end $$`);
    try {
      expect(await close()).toBe(1);
      expect(await broken()).toEqual([]);
    } finally {
      await kit.admin.query(`drop function platform.audit_digest;
        alter function platform.audit_digest_itself rename to audit_digest`);
    }
  });

  it('is out of reach for the application itself', async () => {
    const app = await kit.connectionOf('app');
    await write(school);
    await close();
    const slipIn = `insert into platform.audit_entries (id, school_id, action, subject_type, subject_id, link)
      values (gen_random_uuid(), '${school}', 'update', 'School', gen_random_uuid(), 1)`;
    await app.query(`select set_config('app.school_id', $1, false)`, [school]);
    await expect(app.query(slipIn)).rejects.toThrow(/row-level security policy/);
    await expect(app.query(slipIn.replace('link)', 'erased)').replace(', 1)', `, 'x')`))).rejects.toThrow(
      /row-level security policy/,
    );
    for (const sql of [
      'select * from platform.audit_links',
      'delete from platform.audit_links',
      `select platform.redact_audit(null, '{}', null)`,
    ]) {
      await expect(app.query(sql)).rejects.toThrow(/permission denied/);
    }
    await expect(app.query('update platform.audit_entries set after = null')).rejects.toThrow(
      /permission denied/,
    );
    await app.end();
  });
});
