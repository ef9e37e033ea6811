import { describe, expect, it } from '@jest/globals';
import { office, student, teacher } from '../testing/actors.js';
import { SchoolEvent } from './event.js';
import {
  CapacityBelowTaken,
  EventAddressInvalid,
  EventNotIn,
  EventNotOpen,
  OccurrenceCancelled,
  OccurrenceTimesInvalid,
  RegistrationTimesInvalid,
} from './event.errors.js';
import { EVENT_STATES, REGISTRATION_STATES, WAITLIST_STATES } from './event.words.js';
import { Occurrence, type OccurrenceDetails } from './occurrence.js';
import { Quota } from './quota.js';
import { Registration } from './registration.js';
import {
  HoldExpired,
  OfferExpired,
  QuotaFull,
  RegistrationNotIn,
  RegistrationNotOpen,
  WaitlistEntryNotIn,
} from './registration.errors.js';
import { Ticket } from './ticket.js';
import { WaitlistEntry } from './waitlist-entry.js';

const NOW = new Date('2026-11-23T08:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const DETAILS = { title: 'Concert', summary: null, description: null, place: 'Hall', url: null };
const WHEN: OccurrenceDetails = {
  starts: { date: '2026-12-01', time: '18:30' },
  ends: { date: '2026-12-01', time: '21:00' },
  opensAt: null,
  closesAt: null,
  approval: false,
  holdMinutes: null,
  offerMinutes: 60,
};

const anEvent = () => SchoolEvent.create(DETAILS, office, NOW);
const published = () => Object.assign(anEvent(), { state: 'published' as const });
const at = (details: Partial<OccurrenceDetails> = {}, zone = 'Europe/Warsaw') =>
  Occurrence.plan(anEvent(), zone, { ...WHEN, ...details }, office, NOW);
const aQuota = (capacity = 2) => Quota.of(at(), { name: 'Seats', capacity });

/** Which ways there are from state to state; another one is refused as it should be. */
function ways<State extends string>(
  states: readonly State[],
  go: (from: State, to: State) => void,
  refusal: abstract new (...args: never[]) => Error,
): string[] {
  return states.flatMap((from) =>
    states.flatMap((to) => {
      try {
        go(from, to);
        return from === to ? [] : [`${from} ${to}`];
      } catch (error) {
        expect(error).toBeInstanceOf(refusal);
        return [];
      }
    }),
  );
}

describe('an event', () => {
  it('goes from state to state as it may, and no other way', () => {
    const go = (state: string, to: (typeof EVENT_STATES)[number]) =>
      Object.assign(anEvent(), { state }).becomes(to, office, NOW);
    expect(ways(EVENT_STATES, go, EventNotIn)).toEqual([
      'draft published',
      'draft archived',
      'published cancelled',
      'published archived',
      'cancelled archived',
    ]);
  });

  it('is organised by the teacher who begins it, and is kept as it was once it is called off', () => {
    expect(SchoolEvent.create(DETAILS, teacher, NOW)).toMatchObject({ organisers: [teacher.personId] });
    expect(anEvent()).toMatchObject({ organisers: [] });
    const event = Object.assign(anEvent(), { state: 'cancelled' });
    expect(() => event.change({ title: 'Ball' }, office, NOW)).toThrow(EventNotOpen);
    expect(() => event.entrustTo([], office, NOW)).toThrow(EventNotOpen);
  });

  it('is nowhere but on the web', () => {
    expect(() => anEvent().change({ url: 'javascript:alert(1)' }, office, NOW)).toThrow(EventAddressInvalid);
  });
});

describe('an occurrence', () => {
  it('is when the clocks of the school show it, on days that are too short or too long as well (K3)', () => {
    const spring = {
      starts: { date: '2027-03-28', time: '02:30' },
      ends: { date: '2027-03-28', time: '04:00' },
    };
    const skipped = at(spring);
    expect([skipped.startsAt, skipped.endsAt].map((when) => when.toISOString())).toEqual([
      '2027-03-28T01:30:00.000Z', // 03:30: there is no 02:30
      '2027-03-28T02:00:00.000Z',
    ]);
    const autumn = {
      starts: { date: '2026-10-25', time: '02:30' },
      ends: { date: '2026-10-25', time: '03:30' },
    };
    const repeated = at(autumn);
    expect(repeated.endsAt.getTime() - repeated.startsAt.getTime()).toBe(2 * 3_600_000);
    expect(at({}, 'America/New_York').startsAt.toISOString()).toBe('2026-12-01T23:30:00.000Z');
  });

  it('ends after it starts, and closes after it opens', () => {
    expect(() => at({ ends: WHEN.starts })).toThrow(OccurrenceTimesInvalid);
    const moment = NOW.toISOString();
    expect(() => at({ opensAt: moment, closesAt: moment })).toThrow(RegistrationTimesInvalid);
  });

  it('takes who comes while it is open, of a published event, and not when it was called off', () => {
    const occurrence = at({ opensAt: later(1).toISOString(), closesAt: later(3).toISOString() });
    const open =
      (now: Date, event: SchoolEvent = published()) =>
      () =>
        occurrence.assertOpen(event, now);
    expect(open(later(0))).toThrow(RegistrationNotOpen);
    expect(open(later(1))).not.toThrow();
    expect(open(later(3))).toThrow(RegistrationNotOpen);
    expect(open(later(1), anEvent())).toThrow(RegistrationNotOpen);
    expect(open(later(1), Object.assign(published(), { state: 'cancelled' as const }))).toThrow(
      OccurrenceCancelled,
    );
    expect(() => at().assertOpen(published(), new Date('2026-12-01T17:30:00Z'))).toThrow(RegistrationNotOpen);
    occurrence.cancel(published(), office, NOW);
    expect(open(later(1))).toThrow(OccurrenceCancelled);
    expect(occurrence.isAhead(published(), NOW)).toBe(false);
  });

  it('offers a seat for a while, and not longer than until it starts', () => {
    expect(at().offeredUntil(NOW)).toEqual(later(60));
    expect(at({ offerMinutes: 20_000 }).offeredUntil(NOW)).toEqual(new Date('2026-12-01T17:30:00Z'));
  });
});

describe('a quota', () => {
  it('C4 is never smaller than what is taken', () => {
    const quota = Object.assign(aQuota(5), { taken: 3 });
    expect(() => quota.change({ capacity: 2 })).toThrow(CapacityBelowTaken);
    quota.change({ capacity: 3 });
    expect(() => quota.assertFree()).toThrow(QuotaFull);
  });
});

describe('a registration', () => {
  const begun = (state: string) =>
    Object.assign(Registration.begin(aQuota(), 'Ada', { heldUntil: later(10) }, student, NOW), { state });

  it('goes from state to state as it may, and no other way', () => {
    const go = (from: string, to: (typeof REGISTRATION_STATES)[number]) => {
      const registration = begun(from);
      if (to === 'expired') registration.expire(office, NOW);
      else if (to === 'cancelled') registration.cancel(office, NOW);
      else if (to === 'rejected') registration.decide(to, office, NOW);
      else if (to === 'hold') throw new RegistrationNotIn(from, to);
      else if (from === 'pending_approval' && to === 'confirmed') registration.decide(to, office, NOW);
      else registration.confirm(to, student, NOW);
      expect(registration).toMatchObject({ state: to, heldUntil: null });
    };
    expect(ways(REGISTRATION_STATES, go, RegistrationNotIn)).toEqual([
      'hold pending_approval',
      'hold confirmed',
      'hold cancelled',
      'hold expired',
      'pending_approval confirmed',
      'pending_approval cancelled',
      'pending_approval rejected',
      'confirmed cancelled',
    ]);
  });

  it('is kept until a moment, and from that on it is not', () => {
    expect(() => begun('hold').confirm('confirmed', student, later(10))).toThrow(HoldExpired);
  });
});

describe('an entry of a waitlist', () => {
  const begun = (state: string) =>
    Object.assign(WaitlistEntry.join(aQuota(), 'Ada', student, NOW), { state, offeredUntil: later(10) });

  it('goes from state to state as it may, and no other way', () => {
    const go = (from: string, to: (typeof WAITLIST_STATES)[number]) => {
      const entry = begun(from);
      if (to === 'offered') entry.offer(later(5), office, NOW);
      else if (to === 'waiting') throw new WaitlistEntryNotIn(from, to);
      else if (to === 'accepted' || to === 'declined') entry.answer(to, student, NOW);
      else entry.end(to, office, NOW);
    };
    expect(ways(WAITLIST_STATES, go, WaitlistEntryNotIn)).toEqual([
      'waiting offered',
      'waiting cancelled',
      'offered accepted',
      'offered declined',
      'offered expired',
      'offered cancelled',
    ]);
  });

  it('is answered in time', () => {
    expect(() => begun('offered').answer('accepted', student, later(10))).toThrow(OfferExpired);
  });
});

describe('a ticket', () => {
  const seat = Registration.begin(aQuota(), 'Ada', { state: 'confirmed' }, student, NOW);

  it('C5 is checked in once: the first scan stays, the same device again is none, another one is told', () => {
    const ticket = Ticket.issue(seat, NOW);
    const first = ticket.scan('North', office, later(1));
    expect(ticket.scan('North', office, later(2))).toBe(first);
    expect(ticket.scan('South', teacher, later(3))).toMatchObject({ device: 'South', by: teacher.personId });
    expect([ticket.firstScan(), ticket.checkedInAt]).toEqual([first, later(1)]);
    expect(ticket.takeEvents().map(({ data }) => data)).toMatchObject([{ scans: 1 }, { scans: 2 }]);
  });

  it('keeps the first scan however many devices see it', () => {
    const ticket = Ticket.issue(seat, NOW);
    for (let n = 0; n < 50; n++) ticket.scan(`Device ${n}`, office, later(n));
    expect(ticket.firstScan()).toMatchObject({ device: 'Device 0' });
    expect((ticket as unknown as { scans: object[] }).scans).toHaveLength(20);
  });
});
