import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#domain/kernel/id';
import { PersistenceKit } from '../../support/persistence-kit.js';

/** A published event of a school with one occurrence of one seat. */
interface Fixture {
  readonly school: string;
  readonly event: string;
  readonly occurrence: string;
  readonly quota: string;
  /** Of another school. */
  readonly foreign: { readonly event: string; readonly occurrence: string; readonly quota: string };
}

interface Rule {
  readonly violation: (at: Fixture) => string;
  readonly refusedBy: string | RegExp;
  /** Takes the rule away: then the violation goes through, so it was this rule that refused it. */
  readonly without: string;
}

const DENIED = '42501';
const AT_ONCE = '; set constraints all immediate';
const PERSON = newId();
const drop = (table: string, constraint: string) =>
  `alter table academy.${table} drop constraint ${constraint}`;
const grant = (right: string, table: string) => `grant ${right} on academy.${table} to lyceum_app`;

const addEvent = (school: string, id: string) =>
  `insert into academy.events (id, school_id, state, title, created_at, changed_at)
   values ('${id}', '${school}', 'published', 'x', now(), now());`;
const addOccurrence = (
  { school, event }: Pick<Fixture, 'school' | 'event'>,
  { id = newId(), ends = `now() + interval '1 hour'`, opens = 'null', closes = 'null' } = {},
) =>
  `insert into academy.occurrences
     (id, school_id, event_id, state, starts_at, ends_at, opens_at, closes_at, approval, offer_minutes, changed_at)
   values ('${id}', '${school}', '${event}', 'scheduled', now(), ${ends}, ${opens}, ${closes}, false, 60, now());`;
const addQuota = (
  { school, occurrence }: Pick<Fixture, 'school' | 'occurrence'>,
  { id = newId(), name = 'x', taken = 0 } = {},
) =>
  `insert into academy.quotas (id, school_id, occurrence_id, name, capacity, taken)
   values ('${id}', '${school}', '${occurrence}', '${name}', 1, ${taken});`;

type Place = Pick<Fixture, 'school' | 'occurrence' | 'quota'>;
const addSeat = (
  { school, occurrence, quota }: Place,
  { id = newId(), person = newId(), state = 'confirmed', until = 'null' } = {},
) =>
  `insert into academy.registrations
     (id, school_id, occurrence_id, quota_id, person_id, state, held_until, since, registered_at)
   values ('${id}', '${school}', '${occurrence}', '${quota}', '${person}', '${state}', ${until}, now(), now());`;
const addTurn = (
  { school, occurrence, quota }: Place,
  { person = newId(), state = 'waiting', until = 'null' } = {},
) =>
  `insert into academy.waitlist_entries
     (id, school_id, occurrence_id, quota_id, person_id, state, offered_until, since, joined_at)
   values ('${newId()}', '${school}', '${occurrence}', '${quota}', '${person}', '${state}', ${until}, now(), now());`;
const addTicket = ({ school, occurrence }: Place, id: string, scans: string) =>
  `insert into academy.tickets (id, school_id, occurrence_id, issued_at, scans)
   values ('${id}', '${school}', '${occurrence}', now(), '${scans}');`;
const offer = { state: 'offered', until: 'now()' };
const SEAT = newId();

const RULES: Readonly<Record<string, Rule>> = {
  'C1 no more registrations than seats': {
    violation: (at) => addSeat(at) + addSeat(at, { state: 'hold', until: 'now()' }),
    refusedBy: 'quotas_taken',
    without: drop('quotas', 'quotas_taken'),
  },
  'C1 no more registrations than seats, counted by the database': {
    violation: (at) => addSeat(at) + addSeat(at, { state: 'pending_approval' }),
    refusedBy: 'quotas_taken',
    without: 'drop trigger registrations_count on academy.registrations',
  },
  'C1 no more open offers than seats': {
    violation: (at) => addSeat(at) + addTurn(at, offer),
    refusedBy: 'quotas_taken',
    without: 'drop trigger waitlist_count on academy.waitlist_entries',
  },
  'C1 no seat is moved to where there is room': {
    violation: (at) =>
      `${addSeat(at, { id: SEAT })} update academy.registrations set person_id = '${newId()}' where id = '${SEAT}'`,
    refusedBy: 'seats_stay',
    without: 'drop trigger registrations_stay on academy.registrations',
  },
  'no turn is another’s': {
    violation: (at) => `${addTurn(at)} update academy.waitlist_entries set person_id = '${newId()}'`,
    refusedBy: 'seats_stay',
    without: 'drop trigger waitlist_stay on academy.waitlist_entries',
  },
  'C2 one seat for one person at an occurrence': {
    violation: (at) => {
      const other = newId();
      return (
        addQuota(at, { id: other, name: 'y' }) +
        addSeat(at, { person: PERSON }) +
        addSeat({ ...at, quota: other }, { person: PERSON, state: 'pending_approval' })
      );
    },
    refusedBy: 'registrations_once',
    without: 'drop index academy.registrations_once',
  },
  'one turn for one person at an occurrence': {
    violation: (at) => addTurn(at, { person: PERSON }) + addTurn(at, { person: PERSON, ...offer }),
    refusedBy: 'waitlist_entries_once',
    without: 'drop index academy.waitlist_entries_once',
  },
  'C4 no fewer seats than are taken': {
    violation: (at) => addQuota(at, { name: 'y', taken: 2 }),
    refusedBy: 'quotas_taken',
    without: drop('quotas', 'quotas_taken'),
  },
  'nothing is held for ever': {
    violation: (at) => addSeat(at, { state: 'hold' }),
    refusedBy: 'registrations_held',
    without: drop('registrations', 'registrations_held'),
  },
  'nothing is offered for ever': {
    violation: (at) => addTurn(at, { state: 'offered' }),
    refusedBy: 'waitlist_entries_offered',
    without: drop('waitlist_entries', 'waitlist_entries_offered'),
  },
  'C5 nobody has come who was not seen': {
    violation: (at) => addSeat(at, { id: SEAT }) + addTicket(at, SEAT, '[{}]'),
    refusedBy: 'tickets_scanned',
    without: drop('tickets', 'tickets_scanned'),
  },
  'no ticket without a registration': {
    violation: (at) => addTicket(at, newId(), '[]') + AT_ONCE,
    refusedBy: 'tickets_of_registrations',
    without: drop('tickets', 'tickets_of_registrations'),
  },
  'two quotas have two names': {
    violation: (at) => addQuota(at, { name: 'Seats' }),
    refusedBy: 'quotas_name_once',
    without: drop('quotas', 'quotas_name_once'),
  },
  'no occurrence that ends before it starts': {
    violation: (at) => addOccurrence(at, { ends: 'now()' }),
    refusedBy: 'occurrences_times',
    without: drop('occurrences', 'occurrences_times'),
  },
  'no registration that closes before it opens': {
    violation: (at) => addOccurrence(at, { opens: 'now()', closes: 'now()' }),
    refusedBy: 'occurrences_registration',
    without: drop('occurrences', 'occurrences_registration'),
  },
  'K1 no occurrence of an event of another school': {
    violation: (at) => addOccurrence({ ...at, event: at.foreign.event }),
    refusedBy: 'occurrences_of_events',
    without: drop('occurrences', 'occurrences_of_events'),
  },
  'K1 no seat in a quota of another school': {
    violation: (at) => addSeat({ ...at, ...at.foreign }, { state: 'cancelled' }),
    refusedBy: 'registrations_of_quotas',
    without: drop('registrations', 'registrations_of_quotas'),
  },
  'K1 no turn in a quota of another school': {
    violation: (at) => addTurn({ ...at, ...at.foreign }),
    refusedBy: 'waitlist_entries_of_quotas',
    without: drop('waitlist_entries', 'waitlist_entries_of_quotas'),
  },
  'K1 no quota of an occurrence of another school': {
    violation: (at) => addQuota({ ...at, ...at.foreign }) + AT_ONCE,
    refusedBy: 'quotas_of_occurrences',
    without: drop('quotas', 'quotas_of_occurrences'),
  },
  ...Object.fromEntries(
    ['events', 'occurrences', 'quotas', 'registrations', 'waitlist_entries', 'tickets'].map((table) => [
      `nothing of ${table} is removed`,
      {
        violation: () => `delete from academy.${table} where false`,
        refusedBy: DENIED,
        without: grant('delete', table),
      },
    ]),
  ),
};

let kit: PersistenceKit;

beforeAll(async () => {
  kit = await PersistenceKit.start();
});
afterAll(() => kit.stop());

async function anOccasion(): Promise<Omit<Fixture, 'foreign'>> {
  const school = await kit.school();
  const at = { school, event: newId(), occurrence: newId(), quota: newId() };
  await kit.admin.query(
    `begin; ${addEvent(school, at.event)} ${addOccurrence(at, { id: at.occurrence })}
     ${addQuota(at, { id: at.quota, name: 'Seats' })} commit`,
  );
  return at;
}

/** Runs as the app role in the school, after `first` was done by an administrator, and leaves nothing behind. */
async function attempt(
  { school }: { school: string },
  sql: string,
  first = '',
): Promise<pg.DatabaseError | undefined> {
  const client = await kit.connectionOf('admin');
  try {
    await client.query(`begin; ${first}; set local role lyceum_app; set local app.school_id = '${school}'`);
    await client.query(sql);
    return undefined;
  } catch (error) {
    return error as pg.DatabaseError;
  } finally {
    await client.end();
  }
}

describe('of events the database refuses by itself', () => {
  it.each(Object.entries(RULES))('%s', async (_, { violation, refusedBy, without }) => {
    const [own, { school: _school, ...foreign }] = [await anOccasion(), await anOccasion()];
    const at = { ...own, foreign };
    const refusal = await attempt(at, violation(at));
    expect(refusal?.constraint ?? refusal?.code).toMatch(refusedBy);
    expect(await attempt(at, violation(at), without)).toBeUndefined();
  });

  it('and nothing that is in order: a seat that is given back is free, and whoever waits takes none', async () => {
    const at = await anOccasion();
    const order = [
      addSeat(at, { person: PERSON }),
      addTurn(at),
      addTurn(at),
      `update academy.registrations set state = 'cancelled' where person_id = '${PERSON}';`,
      addSeat(at, { person: PERSON }),
    ];
    expect(await attempt(at, order.join('\n'))).toBeUndefined();
  });

  it('K1 and shows no other school its events, and nobody any without a school', async () => {
    const [own] = [await anOccasion(), await anOccasion()];
    const client = await kit.connectionOf('app');
    for (const table of ['events', 'occurrences', 'quotas']) {
      await client.query(`begin; set local app.school_id = '${own.school}'`);
      const { rows } = await client.query(`select distinct school_id from academy.${table}`);
      await client.query('commit');
      expect(rows).toEqual([{ school_id: own.school }]);
      expect((await client.query(`select school_id from academy.${table}`)).rows).toEqual([]);
    }
    await client.end();
  });
});
