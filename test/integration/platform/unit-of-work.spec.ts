import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '#domain/kernel/domain-error';
import { newId } from '#domain/kernel/id';
import { Period } from '#domain/roster/period';
import type { IdempotencyClaim, JobLease } from '#platform/context/request-context';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { MikroPeriodRepository } from '../../../src/roster/persistence/mikro-period.repository.js';
import { asRequest, member, PersistenceKit, type TestReplica } from '../../support/persistence-kit.js';
import { countStatements } from '../../support/statements.js';
import { until } from '../../support/until.js';

const periods = new MikroPeriodRepository();
const lesson = (name: string) => ({ name, startsAt: '08:00', endsAt: '08:45' });

let kit: PersistenceKit;
let replica: TestReplica;
let school: string;

beforeAll(async () => {
  kit = await PersistenceKit.start();
  replica = kit.replica({ size: 2 });
  await kit.admin.query(`
    create function public.refuse() returns trigger language plpgsql as $$
    begin raise exception 'not today'; end $$;
    create function public.conflict() returns trigger language plpgsql as $$
    begin raise exception 'again' using errcode = 'serialization_failure'; end $$;
    create function public.hang_up() returns trigger language plpgsql as $$
    begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`);
});
beforeEach(async () => {
  school = await kit.school();
});
afterAll(() => kit.stop());

const run = <T>(work: () => Promise<T>, schoolId: string | null = school) =>
  replica.unitOfWork.run(member(schoolId), work);

async function aPeriod(name = 'First'): Promise<string> {
  return run(async () => {
    const period = Period.create(school, lesson(name));
    periods.add(period);
    return period.id;
  });
}

/** A change that stores something of everything: domain row, event, audit entry, answer, job. */
function changeAll(id: string, claim: IdempotencyClaim, job?: JobLease): Promise<string> {
  const work = async () => {
    (await periods.byId(id)).change({ name: 'Renamed' });
    return 'the answer';
  };
  claim.taken = false; // each call is a request of its own
  return asRequest(() => run(work), { idempotency: claim, ...(job && { job }) });
}

function newClaim(): IdempotencyClaim {
  return {
    ownerId: newId(),
    schoolId: school,
    route: 'PATCH /x',
    key: newId(),
    bodyHash: 'x',
    replayed: false,
  };
}

async function runningJob(): Promise<JobLease> {
  const jobId = newId();
  await kit.admin.query(
    `insert into platform.jobs (id, kind, school_id, payload, state, lease_until, fence)
     values ($1, 'test', $2, '{}', 'running', now() + interval '1 minute', 7)`,
    [jobId, school],
  );
  return { jobId, fence: '7', completesInTransaction: true, completed: false };
}

/** What the database holds of a change, whoever might see it. */
async function stored(id: string, { key }: IdempotencyClaim, job?: JobLease) {
  const [row] = await kit.rows<{
    name: string;
    events: number;
    audited: number;
    answers: number;
    job: string;
  }>(
    `select (select name from roster.periods where id = $1),
       (select count(*)::int from platform.outbox where aggregate_id = $1) as events,
       (select count(*)::int from platform.audit_entries where subject_id = $1 and action = 'update') as audited,
       (select count(*)::int from platform.idempotency_keys where key = $2) as answers,
       (select state from platform.jobs where id = $3) as job`,
    [id, key, job?.jobId ?? null],
  );
  return row!;
}

/** Runs something while a trigger is on a table. */
async function withTrigger<T>(
  table: string,
  timing: string,
  does: string,
  work: () => Promise<T>,
): Promise<T> {
  const kind = timing.includes('deferred') ? 'constraint trigger' : 'trigger';
  await kit.admin.query(
    `create ${kind} broken ${timing.replace('on', `on ${table}`)} for each row execute function ${does}()`,
  );
  try {
    return await work();
  } finally {
    await kit.admin.query(`drop trigger broken on ${table}`);
  }
}

const AT_COMMIT = 'after insert or update on deferrable initially deferred';

describe('a unit of work', () => {
  it('begins, commits and asks for nothing that it was not told, in the first transaction of a process as well', async () => {
    const fresh = kit.replica({ size: 1 });
    const id = await aPeriod();
    const look = () => countStatements(() => fresh.unitOfWork.run(member(school), () => periods.byId(id)));
    expect([(await look()).statements, (await look()).statements]).toEqual([1, 1]);
  });

  it('K5, K7, R2, R4 commits row, event, audit entry, answer and job together, and tells that there are events', async () => {
    const [id, key, job] = [await aPeriod(), newClaim(), await runningJob()];
    const before = replica.told();
    expect(await changeAll(id, key, job)).toBe('the answer');
    expect(await stored(id, key, job)).toEqual({
      name: 'Renamed',
      events: 1,
      audited: 1,
      answers: 1,
      job: 'done',
    });
    expect(replica.told()).toBe(before + 1);
  });

  it.each([
    ['the row', 'roster.periods', 'before update on'],
    ['the event', 'platform.outbox', 'before insert on'],
    ['the audit entry', 'platform.audit_entries', 'before insert on'],
    ['the answer', 'platform.idempotency_keys', 'before update on'],
    ['the job', 'platform.jobs', 'before update on'],
    ['the commit', 'roster.periods', AT_COMMIT],
  ])('K5, K7, R2, R4 stores nothing at all when %s cannot be stored', async (_, table, timing) => {
    const [id, key, job] = [await aPeriod(), newClaim(), await runningJob()];
    const before = replica.told();
    await withTrigger(table, timing, 'public.refuse', async () => {
      await expect(changeAll(id, key, job)).rejects.toThrow('not today');
    });
    expect(await stored(id, key, job)).toEqual({
      name: 'First',
      events: 0,
      audited: 0,
      answers: 0,
      job: 'running',
    });
    expect(replica.told()).toBe(before);
    expect(await changeAll(id, key, job)).toBe('the answer');
  });

  it('R4 stores nothing when the lease was lost meanwhile', async () => {
    const [id, key, job] = [await aPeriod(), newClaim(), await runningJob()];
    await kit.admin.query('update platform.jobs set fence = 8 where id = $1', [job.jobId]);
    await expect(changeAll(id, key, job)).rejects.toThrow('lease');
    expect(await stored(id, key, job)).toEqual({
      name: 'First',
      events: 0,
      audited: 0,
      answers: 0,
      job: 'running',
    });
  });

  it('stores nothing when the work throws, and passes on what was thrown', async () => {
    const id = await aPeriod();
    const failed = run(async () => {
      (await periods.byId(id)).change({ name: 'Renamed' });
      await transaction().flush();
      throw new RangeError('mine');
    });
    await expect(failed).rejects.toEqual(new RangeError('mine'));
    expect(await stored(id, newClaim())).toMatchObject({ name: 'First', events: 0, audited: 0 });
  });

  it('does not report as done what the database rolled back, also when the work hid the failure', async () => {
    const id = await aPeriod();
    const hidden = run(async () => {
      await transaction().query(prepared(`delete from roster.periods where school_id = $1`), [school]);
      await transaction()
        .query(prepared('select 1 / 0'))
        .catch(() => undefined);
    });
    await expect(hidden).rejects.toThrow('was rolled back');
    expect(await stored(id, newClaim())).toMatchObject({ name: 'First' });
  });

  it('is one transaction: a second within it is refused', async () => {
    await expect(run(() => run(async () => 'inner'))).rejects.toThrow('one command, one transaction');
  });

  it('turns a violated constraint into what it means, also for two at the same moment', async () => {
    const twins = await Promise.allSettled([aPeriod('Same'), aPeriod('Same')]);
    expect(new Set(twins.map(({ status }) => status))).toEqual(new Set(['fulfilled', 'rejected']));
    expect(twins.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { kind: 'conflict', code: 'roster.period_name_taken' },
    });
  });
});

describe('two units of work in each other’s way', () => {
  const lockPeriod = prepared('select from roster.periods where id = $1 for update');

  it('are run again after a deadlock, until both are done', async () => {
    const ids = [await aPeriod('A'), await aPeriod('B')];
    let attempts = 0;
    let holding = 0;
    const crosswise = (first: number, second: number) =>
      run(async () => {
        attempts++;
        await transaction().query(lockPeriod, [ids[first]]);
        holding++;
        await until(() => holding >= 2, 'both to hold one');
        await transaction().query(lockPeriod, [ids[second]]);
        (await periods.byId(ids[second]!)).change({ name: `Named ${first}` });
      });
    await Promise.all([crosswise(0, 1), crosswise(1, 0)]);
    expect(attempts).toBe(3);
    expect(
      await kit.rows('select name from roster.periods where school_id = $1 order by name', [school]),
    ).toEqual([{ name: 'Named 0' }, { name: 'Named 1' }]);
  });

  it('are run again by who was overtaken, whose refusal is the answer when it does not get better', async () => {
    class Overtaken extends DomainError {
      readonly kind = 'conflict';
      readonly code = 'test.overtaken';
    }
    let attempts = 0;
    const overtaken = (times: number) => () => {
      if (++attempts <= times) throw new Overtaken('Somebody was faster.', { overtaken: true });
      return Promise.resolve(attempts);
    };
    expect(await run(overtaken(1))).toBe(2);
    attempts = 0;
    await expect(run(overtaken(9))).rejects.toThrow(Overtaken);
    expect(attempts).toBe(3);
  });

  it('give up with "busy" when it does not get better, having left nothing', async () => {
    let attempts = 0;
    await withTrigger('platform.outbox', 'before insert on', 'public.conflict', async () => {
      const id = await aPeriod();
      const stubborn = run(async () => {
        attempts++;
        (await periods.byId(id)).change({ name: 'Renamed' });
      });
      await expect(stubborn).rejects.toMatchObject({ kind: 'conflict', code: 'platform.busy' });
    });
    expect(attempts).toBe(3);
  });

  it('do not wait for each other for ever (R9)', async () => {
    const id = await aPeriod();
    const holder = await kit.connectionOf('admin');
    await holder.query('begin');
    await holder.query('update roster.periods set version = version where id = $1', [id]);
    const waiting = run(async () => {
      await transaction().query(prepared(`set local lock_timeout = '50ms'`));
      await transaction().query(lockPeriod, [id]);
    });
    await expect(waiting).rejects.toMatchObject({ code: 'platform.busy' });
    await holder.end();
  });
});

describe('the time that a unit of work has (R9)', () => {
  const limit = (name: string, value: string) =>
    transaction().query(prepared(`set local ${name} = '${value}'`));

  it('is limited for everything that the pool does', async () => {
    const limits = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];
    const { rows } = await replica.database.app.query<{ limit: string }>(
      `select current_setting(name) as "limit" from unnest($1::text[]) with ordinality as t (name, n) order by n`,
      [limits],
    );
    expect(rows.map(({ limit: set }) => set)).toEqual(['10s', '3s', '15s']);
  });

  it('ends with an error that says so when a statement takes too long', async () => {
    const slow = run(async () => {
      await limit('statement_timeout', '50ms');
      await transaction().query(prepared('select pg_sleep(10)'));
    });
    await expect(slow).rejects.toMatchObject({ kind: 'unavailable', code: 'platform.took_too_long' });
  });

  it('ends as well when the work dawdles between its statements', async () => {
    const idle = run(async () => {
      await limit('idle_in_transaction_session_timeout', '50ms');
      await until(async () => (await backends()) === 0, 'the server to hang up');
      await transaction().query(prepared('select 1'));
    });
    await expect(idle).rejects.toMatchObject({ kind: 'unavailable' });
    await aPeriod();
  });

  /** Connections of the pool with a transaction under way. */
  async function backends(): Promise<number> {
    const [row] = await kit.rows<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
       where datname = current_database() and usename = 'lyceum_app' and state = 'idle in transaction'`,
    );
    return row!.n;
  }
});

describe('a connection that is lost', () => {
  const itsBackend = prepared('select pg_backend_pid() as pid');

  async function killed(): Promise<void> {
    await run(async () => {
      const [{ pid }] = (await transaction().query<{ pid: number }>(itsBackend)) as [{ pid: number }];
      periods.add(Period.create(school, lesson('Lost')));
      await transaction().flush();
      await kit.admin.query('select pg_terminate_backend($1)', [pid]);
    });
  }

  it('fails the unit of work, leaves nothing, and costs no place in the pool', async () => {
    for (let round = 0; round < 5; round++) {
      await expect(killed()).rejects.toMatchObject({
        kind: 'unavailable',
        code: 'platform.database_unreachable',
      });
    }
    expect(await kit.rows('select from roster.periods where school_id = $1', [school])).toEqual([]);
    expect(await aPeriod()).toBeDefined();
    const { app } = replica.database;
    expect([app.waitingCount, app.totalCount - app.idleCount]).toEqual([0, 0]);
  });

  it('is not reported as done when it breaks during the commit', async () => {
    await withTrigger('roster.periods', AT_COMMIT, 'public.hang_up', async () => {
      await expect(aPeriod()).rejects.toMatchObject({ code: 'platform.database_unreachable' });
    });
    expect(await kit.rows('select from roster.periods where school_id = $1', [school])).toEqual([]);
    await aPeriod();
  });

  it('is not lost to an actor whose school is no school at all', async () => {
    for (let round = 0; round < 3; round++) {
      await expect(run(async () => undefined, `'; drop table x; --`)).rejects.toThrow('must be a UUID');
    }
    await aPeriod();
  });

  it('that never comes free is not waited for without end (R9)', async () => {
    const alone = kit.replica({ size: 1 });
    const occupied = await alone.database.app.connect();
    const waiting = alone.unitOfWork.run(member(school), async () => undefined);
    await expect(waiting).rejects.toMatchObject({ code: 'platform.database_unreachable' });
    occupied.release();
    await alone.unitOfWork.run(member(school), async () => undefined);
  });
});
