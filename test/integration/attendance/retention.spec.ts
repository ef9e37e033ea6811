import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RetireRecordsUseCase } from '#domain/attendance/retention/use-cases/retire-records.use-case';
import { RegisterClosing } from '#domain/attendance/register-closing';
import { LocalFileStore } from '#platform/storage/local-file-store';
import { MikroRegisterRepository } from '../../../src/attendance/persistence/mikro-register.repository.js';
import { SqlRecordMonths } from '../../../src/attendance/persistence/sql-record-months.js';
import { StoredRecordArchive } from '../../../src/attendance/persistence/stored-record-archive.js';
import { monthsAgo, oldRegister, PARTITIONED } from '../../support/old-records.js';
import { member, PersistenceKit } from '../../support/persistence-kit.js';

/** A day of the month so many months ago. */
const dayOf = (n: number) => `${monthsAgo(n).slice(0, 8)}15`;
/** Twelve months after their end have passed for the first two, and for no other. */
const GOING = [14, 13];
const KEPT = [12, 11, 1];

describe('the retention of records, in PostgreSQL', () => {
  let kit: PersistenceKit;
  let folder: string;
  let retire: RetireRecordsUseCase;
  let schools: readonly [string, string];

  const begins = async () => {
    kit = await PersistenceKit.start();
    folder = await mkdtemp(join(tmpdir(), 'lyceum-records-'));
    const { database, unitOfWork } = kit.replica();
    const archive = new StoredRecordArchive(unitOfWork, new LocalFileStore(folder));
    retire = new RetireRecordsUseCase({ months: new SqlRecordMonths(database), archive });
    schools = [await kit.school(), await kit.school()];
    for (const n of [...GOING, ...KEPT])
      for (const school of schools) await oldRegister(kit.admin, school, dayOf(n));
  };
  const ends = async () => {
    await kit.stop();
    await rm(folder, { recursive: true });
  };

  const begin = (n: number, months: number) =>
    kit.admin.query('select attendance.begin_retiring($1, $2)', [monthsAgo(n), months]);
  const refused = { constraint: 'records_retention' };
  const keep = (schoolId: string, months: number) =>
    kit.admin.query(
      `insert into attendance.school_settings (school_id, records_kept_months) values ($1, $2)
       on conflict (school_id) do update set records_kept_months = excluded.records_kept_months`,
      [schoolId, months],
    );
  const run = async (
    { keepMonths = 12, archive = true, rehearse = false } = {},
    heard?: (note: string) => void,
  ) => {
    const all = await retire.execute(
      { keepMonths, archive, rehearse },
      (_, __, note) => heard?.(note),
      new AbortController().signal,
    );
    return all.filter(({ standing }) => standing === 'goes').map(({ month }) => month);
  };

  /** What there is of a month: partitions, rows of tables that have none, and what is kept of it for good. */
  const thereIs = async (n: number) => {
    const suffix = monthsAgo(n).slice(0, 7).replace('-', '_');
    const [row] = await kit.rows<{ parts: string[]; rows: number; registers: number; days: number }>(
      `select (select coalesce(array_agg(t order by t), '{}') from unnest($1::text[]) t
         where to_regclass('attendance.' || t || '_' || $2) is not null) as parts,
        (select count(*)::int from attendance.check_in_windows where date = $3)
        + (select count(*)::int from attendance.mark_proposals where date = $3)
        + (select count(*)::int from attendance.sync_operations where date = $3) as rows,
        (select count(*)::int from attendance.registers where date = $3) as registers,
        (select count(*)::int from attendance.school_days where date = $3) as days`,
      [PARTITIONED, suffix, dayOf(n)],
    );
    return row!;
  };
  const whole = { parts: [...PARTITIONED].toSorted(), rows: 10, registers: 2, days: 2 };
  const gone = { parts: [], rows: 0, registers: 2, days: 2 };

  describe('before anything may go', () => {
    beforeAll(begins);
    afterAll(ends);

    it('for good is for good: an installation that says nothing keeps everything', async () => {
      await keep(schools[0], 12);
      expect(await run({ keepMonths: 0 })).toEqual([]);
      expect(await thereIs(14)).toEqual(whole);
    });

    it('the database itself lets go of nothing younger than a year, nothing that is kept, and nothing out of turn', async () => {
      await expect(begin(13, 12)).rejects.toMatchObject(refused); // the one before is there still
      await expect(begin(14, 0)).rejects.toMatchObject(refused); // for good
      await expect(begin(14, 24)).rejects.toMatchObject(refused); // 24 months
      const { rows } = await kit.admin.query('select attendance.retire_next($1) as took', [monthsAgo(12)]);
      expect(rows).toEqual([{ took: null }]);
      expect(await thereIs(12)).toEqual(whole);
    });

    it('knows each table that lies in months: it goes with the month, or is kept for good', async () => {
      const known = await kit.rows<{ relation: string }>(
        `select relation from platform.partitioned_tables where relation like 'attendance.%'
           and not split_part(relation, '.', 2) = any (attendance.tables_of_records()) order by 1`,
      );
      expect(known).toEqual([
        { relation: 'attendance.daily_summaries' },
        { relation: 'attendance.register_summaries' },
      ]);
    });

    it('keeps a month on which somebody works, and those behind it', async () => {
      await kit.admin.query(
        `update attendance.registers set state = 'reopened', state_reason = 'Looking again', version = 5
         where school_id = $1 and date = $2`,
        [schools[1], dayOf(14)],
      );
      expect(await run()).not.toContain(monthsAgo(14));
      for (const n of [...GOING, ...KEPT]) expect(await thereIs(n)).toEqual(whole);
    });

    it('waits for no register of a closed school, which is left as it is when the school comes back', async () => {
      const become = (status: string) =>
        kit.admin.query('update identity.schools set status = $2 where id = $1', [schools[1], status]);
      await kit.admin.query(`set session_replication_role = 'replica'`);
      await kit.admin.query(
        `update attendance.registers set state = 'open', submitted_at = null where school_id = $1 and date = $2`,
        [schools[1], dayOf(14)],
      );
      await kit.admin.query('reset session_replication_role');
      expect(await run({ rehearse: true })).not.toContain(monthsAgo(14));
      await become('closed');
      expect(await run({ rehearse: true })).toContain(monthsAgo(14));
      await begin(14, 12);
      await become('active');
      const closing = RegisterClosing.miss(new Date());
      const missed = kit
        .replica()
        .unitOfWork.run(member(schools[1]), () => new MikroRegisterRepository().close(closing));
      expect(await missed).toBe(0);
    });
  });

  describe('when it goes', () => {
    beforeAll(begins);
    afterAll(ends);

    it('a month goes when every school has let go of it, whole; what was counted stays, and nothing younger is touched', async () => {
      await keep(schools[1], 24);
      expect(await run()).toEqual([]);
      await keep(schools[1], 12);
      expect((await run({ rehearse: true })).slice(-2)).toEqual(GOING.map((n) => monthsAgo(n)));
      for (const n of GOING) expect(await thereIs(n)).toEqual(whole);

      await run();
      for (const n of GOING) expect(await thereIs(n)).toEqual(gone);
      for (const n of KEPT) expect(await thereIs(n)).toEqual(whole);
      expect(await run()).toEqual([]);
    });

    it('writes each school’s records to a file first, with what they are and their hash', async () => {
      const [noted] = await kit.rows<{ file_key: string; sha256: string; rows: Record<string, number> }>(
        `select file_key, sha256, rows from attendance.retired_records where school_id = $1 and month = $2`,
        [schools[0], monthsAgo(14)],
      );
      expect(noted!.file_key).toBe(`${schools[0]}/attendance-records/${monthsAgo(14).slice(0, 7)}.ndjson.gz`);
      const packed = await readFile(join(folder, noted!.file_key));
      expect(createHash('sha256').update(packed).digest('hex')).toBe(noted!.sha256);
      const lines = gunzipSync(packed).toString().trim().split('\n');
      const [about, ...rows] = lines.map((line) => JSON.parse(line) as [string, Record<string, unknown>]);
      expect(about).toEqual([
        'records',
        { format: 1, schoolId: schools[0], month: monthsAgo(14).slice(0, 7) },
      ]);
      expect(new Set(rows.map(([, row]) => row['school_id']))).toEqual(new Set([schools[0]]));
      const counted = Map.groupBy(rows, ([table]) => table);
      expect(noted!.rows).toMatchObject({
        registers: 1,
        marks: 2,
        mark_revisions: 4,
        register_states: 4,
        check_ins: 2,
      });
      for (const [table, n] of Object.entries(noted!.rows))
        expect([table, counted.get(table)?.length ?? 0]).toEqual([table, n]);
      const manifest = await readFile(
        join(folder, noted!.file_key.replace('ndjson.gz', 'manifest.json')),
        'utf8',
      );
      expect(JSON.parse(manifest)).toMatchObject({ sha256: noted!.sha256, rows: noted!.rows });
      const [audit] = await kit.rows(
        `select after from platform.audit_entries where school_id = $1 and action = 'retire'`,
        [schools[0]],
      );
      expect(audit).toMatchObject({ after: { rows: { marks: 2 } } });
    });

    it('A10: what was counted of a month that is gone stays, also when it is counted again', async () => {
      const summarised = `select set_config('app.school_id', $1, false), (select count(*)::int from attendance.summarise($2, $3)) as changed`;
      await kit.admin.query(`set role lyceum_owner`);
      const { rows } = await kit.admin.query<{ changed: number }>(summarised, [
        schools[0],
        dayOf(14),
        dayOf(1),
      ]);
      await kit.admin.query(`reset role`);
      expect(rows[0]!.changed).toBe(0);
      expect(await thereIs(14)).toEqual(gone);
    });

    it('the database itself lets go of nothing younger than a year, though it is its turn', async () => {
      await expect(begin(12, 1)).rejects.toMatchObject(refused);
    });

    it('a register whose records are gone changes no more', async () => {
      const reopen = (n: number) =>
        kit.admin.query(
          `update attendance.registers set state = 'reopened', state_reason = 'x', version = 5 where date = $1`,
          [dayOf(n)],
        );
      await expect(reopen(14)).rejects.toMatchObject({ constraint: 'registers_kept' });
      await reopen(12);
    });
  });

  describe('when it is killed', () => {
    beforeAll(begins);
    afterAll(ends);

    it('goes on where it was stopped, between any two tables', async () => {
      const stops = [
        'noted for',
        'mark_sources',
        'marks',
        'mark_revisions',
        'mark_proposals',
        'register_entries',
      ];
      for (const stop of stops) {
        const stopped = run({ archive: false }, (note) => {
          if (note.includes(`: ${stop}`)) throw new Error('killed');
        });
        // After the last table that is stopped at, the next months go in one breath.
        await stopped.catch((error: Error) => expect(error.message).toBe('killed'));
        // Nobody reads half of a month.
        await expect(kit.admin.query('select attendance.records_kept($1)', [dayOf(14)])).rejects.toThrow(
          /no longer kept/,
        );
      }
      await run({ archive: false });
      for (const n of GOING) expect(await thereIs(n)).toEqual(gone);
      for (const n of KEPT) expect(await thereIs(n)).toEqual(whole);
      const noted = await kit.rows('select 1 from attendance.retired_records');
      expect(noted).toHaveLength(GOING.length * schools.length);
    });
  });
});
