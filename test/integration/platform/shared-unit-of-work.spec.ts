import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AggregateRoot } from '#domain/kernel/aggregate-root';
import { DomainError } from '#domain/kernel/domain-error';
import { DomainEvent } from '#domain/kernel/domain-event';
import { newId } from '#domain/kernel/id';
import type { Together } from '#platform/persistence/pipeline';
import { SharedUnitOfWork } from '#platform/persistence/shared-unit-of-work';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { asRequest, member, PersistenceKit, type TestReplica } from '../../support/persistence-kit.js';
import { waitingBehind } from '../../support/lock-waits.js';
import { until } from '../../support/until.js';

class NoteWritten extends DomainEvent {
  static override readonly type = 'test.note_written';
}

class NotToday extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'test.not_today';
  constructor() {
    super('Not today.');
  }
}

/** What everybody of these tests does: write a line under a subject. */
class Note extends AggregateRoot {
  write(id: string): void {
    this.record(new NoteWritten(id, {}));
  }
}

const insert = prepared(`
  insert into public.notes (id, subject, school_id)
  select n.id, n.subject, platform.current_school() from jsonb_to_recordset($1::jsonb) as n (id uuid, subject text)
  returning pg_current_xact_id()::text as "transaction"`);

const writing: Together<{ id: string; subject: string }, string> = {
  writes: true,
  async answer(notes, open) {
    const rows = await open.query<{ transaction: string }>(insert, [JSON.stringify(notes)]);
    return rows.map((row) => row.transaction);
  },
};

let kit: PersistenceKit;
let replica: TestReplica;
let shared: SharedUnitOfWork;
let school: string;
let told: string[];

beforeAll(async () => {
  kit = await PersistenceKit.start();
  replica = kit.replica({ size: 8 });
  await kit.admin.query(`
    create table public.notes (id uuid primary key, subject text, school_id uuid, n serial);
    grant usage on schema public to lyceum_app;
    grant insert, select, update on public.notes to lyceum_app;
    grant usage on sequence public.notes_n_seq to lyceum_app;
    create function public.mind() returns trigger language plpgsql as $$ begin
      if new.subject = 'broken' then raise exception 'no' using errcode = 'check_violation'; end if;
      if new.subject = 'cut off' then perform pg_terminate_backend(pg_backend_pid()); end if;
      return new;
    end $$;
    create trigger mind before insert on public.notes for each row execute function public.mind()`);
});
beforeEach(async () => {
  school = await kit.school();
  told = [];
  shared = new SharedUnitOfWork(replica.unitOfWork, replica.database, ({ actor }) =>
    told.push(actor.personId!),
  );
});
afterAll(() => kit.stop());

interface Wanted {
  readonly subject: string;
  readonly person?: string;
  readonly before?: () => void;
  readonly after?: () => void;
}

/** One request that writes a note. @returns the transaction that kept it */
function write({ subject, person = newId(), before, after }: Wanted, id = newId(), requestId = newId()) {
  const work = async () => {
    before?.();
    const note = new Note();
    transaction().track(note);
    const kept = await transaction().together(writing, { id, subject });
    note.write(id);
    after?.();
    return kept;
  };
  return asRequest(() => shared.run(member(school, person), subject, work), { requestId });
}

const refuse = () => {
  throw new NotToday();
};
const subjects = (...names: string[]) => names.map((subject) => ({ subject }));
const kept = async () =>
  (
    await kit.rows<{ subject: string }>('select subject from public.notes where school_id = $1 order by n', [
      school,
    ])
  ).map((row) => row.subject);
const codeOf = (result: PromiseSettledResult<unknown>) =>
  result.status === 'fulfilled' ? 'kept' : ((result.reason as DomainError).code ?? 'error');

describe('units of work that share a transaction', () => {
  it('K5 are committed by one transaction, each event with who and what caused it', async () => {
    const people = [newId(), newId(), newId()];
    const ids = people.map(() => newId());
    const all = people.map((person, i) => write({ subject: `s${i}`, person }, ids[i], `request ${i}`));
    expect(new Set(await Promise.all(all)).size).toBe(1);
    const events = await kit.rows(
      `select aggregate_id, person_id, request_id, school_id from platform.outbox where school_id = $1 order by written`,
      [school],
    );
    expect(events).toEqual(
      people.map((person, i) => ({
        aggregate_id: ids[i],
        person_id: person,
        request_id: `request ${i}`,
        school_id: school,
      })),
    );
    expect(told.toSorted()).toEqual(people.toSorted());
  });

  it('K1 are of one school', async () => {
    const first = write({ subject: 'a' });
    school = await kit.school();
    const [one, two] = await Promise.all([first, write({ subject: 'b' })]);
    expect(one).not.toBe(two);
    expect(await kept()).toEqual(['b']);
  });

  it('L1 are never two for one subject, which keep the order in which they came', async () => {
    const done: string[] = [];
    const all = ['first', 'second', 'third'].map(async (name) => {
      const by = await write({ subject: 'the same' });
      done.push(name);
      return by;
    });
    expect(new Set(await Promise.all(all)).size).toBe(3);
    expect(done).toEqual(['first', 'second', 'third']);
  });

  it('K2 sees nothing that belongs to a person, not even to one of them', async () => {
    const person = await kit.person();
    const own = prepared('select count(*)::int as n from identity.persons where id = $1');
    const seen = (count: { n: number }[]) => count[0]!.n;
    const look = () =>
      shared.run(member(school, person), 'look', async () =>
        seen(await transaction().query<{ n: number }>(own, [person])),
      );
    const [inCompany] = await Promise.all([look(), write({ subject: 'company' })]);
    expect([await look(), inCompany]).toEqual([1, 0]);
  });

  it('K1 write events of nobody else', async () => {
    const stranger = newId();
    const forge = prepared(`insert into platform.outbox (id, type, aggregate_id, school_id, person_id, data)
      select gen_random_uuid(), 'test.forged', $1, platform.current_school(), $1, '{}' where $1::uuid is not null`);
    const forged = () =>
      shared.run(member(school, newId()), 'forged', () => transaction().query(forge, [stranger]));
    const results = await Promise.allSettled([forged(), write({ subject: 'honest' })]);
    expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled']);
    expect(await kit.rows('select from platform.outbox where person_id = $1', [stranger])).toEqual([]);
  });
});

describe('of units of work that share a transaction', () => {
  it('one that is refused before it wrote is told so, and the others are kept together', async () => {
    const [refused, ...others] = await Promise.allSettled([
      write({ subject: 'refused', before: refuse }),
      ...subjects('a', 'b').map((each) => write(each)),
    ]);
    expect(codeOf(refused)).toBe('test.not_today');
    expect(new Set(others.map((result) => (result as PromiseFulfilledResult<string>).value)).size).toBe(1);
    expect(await kept()).toEqual(['a', 'b']);
  });

  it.each([
    ['is refused after it wrote', { subject: 'late', after: refuse }, 'test.not_today'],
    ['the database refuses', { subject: 'broken' }, '23514'],
    ['the connection is lost for', { subject: 'cut off' }, 'platform.database_unreachable'],
  ])('one that %s keeps nothing', async (_, wanted, code) => {
    const [alone] = await Promise.allSettled([write(wanted)]);
    expect(codeOf(alone)).toBe(code);
    const results = await Promise.allSettled([
      ...subjects('a', 'b').map((each) => write(each)),
      write(wanted),
    ]);
    expect(codeOf(results[2]!)).toBe(code);
    const others = results.slice(0, 2).map(codeOf);
    // Whether a lost connection had committed is not known, so nobody is run again.
    const cutOff = code === 'platform.database_unreachable';
    expect(others).toEqual(cutOff ? [code, code] : ['kept', 'kept']);
    expect((await kept()).toSorted()).toEqual(cutOff ? [] : ['a', 'b']);
    const events = await kit.rows('select from platform.outbox where school_id = $1', [school]);
    expect(events).toHaveLength(cutOff ? 0 : 2);
  });

  it('one that was refused is not run again when another one spoils it for all', async () => {
    let asked = 0;
    const fussy = () => {
      asked += 1;
      if (asked === 1) refuse();
    };
    const results = await Promise.allSettled([
      write({ subject: 'refused', before: fussy }),
      write({ subject: 'spoils', after: refuse }),
      write({ subject: 'good' }),
    ]);
    expect(results.map(codeOf)).toEqual(['test.not_today', 'test.not_today', 'kept']);
    expect(await kept()).toEqual(['good']);
  });

  it('one that waits for a lock does not stop the school', async () => {
    await write({ subject: 'held' });
    const holder = await kit.connectionOf('admin');
    await holder.query(`begin; select from public.notes where school_id = '${school}' for update`);
    const wait = prepared('update public.notes set subject = subject where school_id = $1');
    const waits = shared.run(member(school, newId()), 'waits', () => transaction().query(wait, [school]));
    await until(async () => (await waitingBehind(holder)) > 0, 'the wait');
    expect(await Promise.all(subjects('a', 'b').map((each) => write(each)))).toHaveLength(2);
    await holder.query('rollback');
    await holder.end();
    await waits;
  });

  it('R2 one with an Idempotency-Key runs by itself, and once', async () => {
    const claim = {
      ownerId: newId(),
      schoolId: school,
      route: 'POST /x',
      key: newId(),
      bodyHash: 'x',
      replayed: false,
    };
    const keyed = () =>
      asRequest(
        () =>
          shared.run(member(school, claim.ownerId), 'keyed', () =>
            transaction().together(writing, { id: newId(), subject: 'keyed' }),
          ),
        { idempotency: { ...claim } },
      );
    const [first, other] = await Promise.all([keyed(), write({ subject: 'other' })]);
    expect(first).not.toBe(other);
    expect(await keyed()).toBe(first);
    expect((await kept()).toSorted()).toEqual(['keyed', 'other']);
  });
});
