import { CalendarFeed } from '#domain/academy/events/calendar-feed';
import { CalendarFeedOpen } from '#domain/academy/events/calendar-feed.errors';
import { QuotaNameTaken } from '#domain/academy/events/event.errors';
import { SchoolEvent } from '#domain/academy/events/event';
import { Occurrence } from '#domain/academy/events/occurrence';
import { Quota } from '#domain/academy/events/quota';
import { Registration } from '#domain/academy/events/registration';
import { AlreadyRegistered, AlreadyWaiting, QuotaFull } from '#domain/academy/events/registration.errors';
import { Ticket } from '#domain/academy/events/ticket';
import { WaitlistEntry } from '#domain/academy/events/waitlist-entry';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(SchoolEvent, {
  table: 'academy.events',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    state: p.string(),
    title: p.string(),
    summary: p.string().nullable(),
    description: p.string().nullable(),
    place: p.string().nullable(),
    url: p.string().nullable(),
    organisers: p.array(),
    createdAt: p.datetime(),
    createdBy: p.uuid().nullable(),
    changedAt: p.datetime(),
    version: p.integer().version(),
  }),
});

mapClass(Occurrence, {
  table: 'academy.occurrences',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    eventId: p.uuid(),
    state: p.string(),
    startsAt: p.datetime(),
    endsAt: p.datetime(),
    opensAt: p.datetime().nullable(),
    closesAt: p.datetime().nullable(),
    approval: p.boolean(),
    holdMinutes: p.integer().nullable(),
    offerMinutes: p.integer(),
    changedAt: p.datetime(),
    version: p.integer().version(),
  }),
});

mapClass(Quota, {
  table: 'academy.quotas',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    occurrenceId: p.uuid(),
    name: p.string(),
    capacity: p.integer(),
    taken: p.integer(),
    version: p.integer().version(),
  }),
});

mapClass(Registration, {
  table: 'academy.registrations',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    occurrenceId: p.uuid(),
    quotaId: p.uuid(),
    personId: p.uuid(),
    state: p.string(),
    heldUntil: p.datetime().nullable(),
    since: p.datetime(),
    registeredAt: p.datetime(),
    registeredBy: p.uuid().nullable(),
    version: p.integer().version(),
  }),
});

mapClass(WaitlistEntry, {
  table: 'academy.waitlist_entries',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    occurrenceId: p.uuid(),
    quotaId: p.uuid(),
    personId: p.uuid(),
    state: p.string(),
    offeredUntil: p.datetime().nullable(),
    since: p.datetime(),
    joinedAt: p.datetime(),
    version: p.integer().version(),
  }),
});

mapClass(Ticket, {
  table: 'academy.tickets',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    occurrenceId: p.uuid(),
    issuedAt: p.datetime(),
    checkedInAt: p.datetime().nullable(),
    scans: p.json(),
    version: p.integer().version(),
  }),
});

mapClass(CalendarFeed, {
  table: 'academy.calendar_feeds',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    personId: p.uuid(),
    openedAt: p.datetime(),
  }),
  audit: { secret: ['id'] },
});

constraintMeans('calendar_feeds_once', () => new CalendarFeedOpen());
constraintMeans('quotas_name_once', () => new QuotaNameTaken());
constraintMeans('quotas_taken', () => new QuotaFull());
constraintMeans('registrations_once', () => new AlreadyRegistered());
constraintMeans('waitlist_entries_once', () => new AlreadyWaiting());
