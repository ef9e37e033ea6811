import { SchoolEvent } from '#domain/academy/events/event';
import { QuotaNotFound } from '#domain/academy/events/event.errors';
import { Occurrence } from '#domain/academy/events/occurrence';
import { Quota } from '#domain/academy/events/quota';
import { Registration } from '#domain/academy/events/registration';
import { RegistrationNotFound, WaitlistEntryNotFound } from '#domain/academy/events/registration.errors';
import type {
  HeldEntry,
  HeldRegistration,
  SeatReach,
  SeatOrTurn,
  SeatRepository,
  Seats,
} from '#domain/academy/events/seat.repository';
import type { Ticket } from '#domain/academy/events/ticket';
import { WaitlistEntry } from '#domain/academy/events/waitlist-entry';
import { prepared, type Statement } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './event.mapping.js';

interface Place {
  readonly quotaId: string;
  readonly occurrenceId: string;
  readonly eventId: string;
}

const organised = `platform.current_person() = any (e.organisers)`;
/** What a place in SQL is made of; a quota `q` of an occurrence of an event `e`. */
const place = `
  q.id as "quotaId", q.occurrence_id as "occurrenceId", o.event_id as "eventId"
  from academy.quotas q
  join academy.occurrences o on o.school_id = q.school_id and o.id = q.occurrence_id
  join academy.events e on e.school_id = o.school_id and e.id = o.event_id`;

const ofQuota = prepared(`
  select ${place} where q.id = $1::uuid and case $2
    when 'all' then true
    when 'organised' then ${organised}
    when 'mine' then e.state in ('published', 'cancelled') or ${organised}
    else false end`);

const reached = `case $2
    when 'all' then true
    when 'organised' then ${organised}
    when 'mine' then r.person_id = platform.current_person() and e.state in ('published', 'cancelled')
    else false end`;
const ofRegistration = prepared(`
  select ${place} join academy.registrations r on r.school_id = q.school_id and r.quota_id = q.id
  where r.id = $1::uuid and ${reached}`);
const ofEntry = prepared(`
  select ${place} join academy.waitlist_entries r on r.school_id = q.school_id and r.quota_id = q.id
  where r.id = $1::uuid and ${reached}`);

// One at a time takes or frees a seat of a quota: who waits here sees, in the statements that follow, what the one before has done.
const lock = prepared(`select from academy.quotas where id = $1::uuid for no key update`);

const overdueHolds = prepared(`
  select id from academy.registrations
  where quota_id = $1::uuid and state = 'hold' and held_until <= $2::timestamptz order by held_until, id`);
const overdueOffers = prepared(`
  select id from academy.waitlist_entries
  where quota_id = $1::uuid and state = 'offered' and offered_until <= $2::timestamptz order by offered_until, id`);
const inTurn = prepared(`
  select id from academy.waitlist_entries
  where quota_id = $1::uuid and state = 'waiting' order by turn limit $2::int`);

const ahead = prepared(`
  select r.id, r.is from (
    select id, quota_id, occurrence_id, 'seat' as is from academy.registrations
    where person_id = $1::uuid and state in ('hold', 'pending_approval', 'confirmed')
    union all
    select id, quota_id, occurrence_id, 'turn' from academy.waitlist_entries
    where person_id = $1::uuid and state in ('waiting', 'offered')) r
  join academy.occurrences o on o.id = r.occurrence_id and o.ends_at > now()
  order by r.quota_id, r.id`);

const seated = prepared(`
  select from academy.registrations where occurrence_id = $1::uuid and person_id = $2::uuid
    and state in ('hold', 'pending_approval', 'confirmed')`);

export class MikroSeatRepository implements SeatRepository {
  async hold(quotaId: string, reach: SeatReach): Promise<Seats> {
    const held = await this.holdPlace(ofQuota, quotaId, reach);
    if (!held) throw new QuotaNotFound();
    return held;
  }

  find(quotaId: string): Promise<Seats | null> {
    return this.holdPlace(ofQuota, quotaId, 'all');
  }

  async holdRegistration(id: string, reach: SeatReach): Promise<HeldRegistration> {
    const held = await this.holdPlace(ofRegistration, id, reach);
    if (!held) throw new RegistrationNotFound();
    return { ...held, registration: await transaction().em.findOneOrFail(Registration, { id }) };
  }

  async holdEntry(id: string, reach: SeatReach): Promise<HeldEntry> {
    const held = await this.holdPlace(ofEntry, id, reach);
    if (!held) throw new WaitlistEntryNotFound();
    return { ...held, entry: await transaction().em.findOneOrFail(WaitlistEntry, { id }) };
  }

  async overdueHolds(quotaId: string, now: Date): Promise<Registration[]> {
    return found(Registration, await idsOf(overdueHolds, [quotaId, now]));
  }

  async overdueOffers(quotaId: string, now: Date): Promise<WaitlistEntry[]> {
    return found(WaitlistEntry, await idsOf(overdueOffers, [quotaId, now]));
  }

  async nextInTurn(quotaId: string, most: number): Promise<WaitlistEntry[]> {
    return found(WaitlistEntry, await idsOf(inTurn, [quotaId, most]));
  }

  aheadOf(personId: string): Promise<SeatOrTurn[]> {
    return transaction().query<SeatOrTurn>(ahead, [personId]);
  }

  async count(quota: Quota): Promise<void> {
    await transaction().flush();
    await transaction().em.refresh(quota);
  }

  add(registration: Registration): void {
    transaction().em.persist(registration);
  }

  addTicket(ticket: Ticket): void {
    transaction().em.persist(ticket);
  }

  addEntry(entry: WaitlistEntry): void {
    transaction().em.persist(entry);
  }

  async isRegistered(occurrenceId: string, personId: string): Promise<boolean> {
    return (await transaction().query(seated, [occurrenceId, personId])).length > 0;
  }

  private async holdPlace(of: Statement, id: string, reach: SeatReach): Promise<Seats | null> {
    const [at] = await transaction().query<Place>(of, [id, reach]);
    if (!at) return null;
    await transaction().query(lock, [at.quotaId]);
    const { em } = transaction();
    const event = await em.findOneOrFail(SchoolEvent, { id: at.eventId });
    const occurrence = await em.findOneOrFail(Occurrence, { id: at.occurrenceId });
    return { event, occurrence, quota: await em.findOneOrFail(Quota, { id: at.quotaId }) };
  }
}

async function idsOf(statement: Statement, values: readonly unknown[]): Promise<string[]> {
  return (await transaction().query<{ id: string }>(statement, values)).map(({ id }) => id);
}

/** In the order of their ids as they are given. */
async function found<Kept extends Registration | WaitlistEntry>(
  type: new () => Kept,
  ids: readonly string[],
): Promise<Kept[]> {
  if (ids.length === 0) return [];
  const all = await transaction().em.find<Kept>(type, { id: { $in: [...ids] } } as never);
  return all.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}
