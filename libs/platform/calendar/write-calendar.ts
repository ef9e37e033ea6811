import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { timeZoneOf } from './time-zone.js';

/** Something that takes place, as a calendar shows it. */
export interface CalendarEntry {
  /** Never another for the same thing (RFC 5545 §3.8.4.7). */
  readonly uid: string;
  /** Rises with each change (§3.8.7.4). */
  readonly sequence: number;
  readonly cancelled: boolean;
  /** Instants. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly changedAt: string;
  readonly summary: string;
  readonly description: string | null;
  readonly location: string | null;
  readonly url: string | null;
}

export interface Calendar {
  readonly name: string;
  /** IANA; what clocks show there is written, with the rules by which they are changed. */
  readonly timeZone: string;
  readonly entries: readonly CalendarEntry[];
}

/** How often programs look whether there is something new. */
const EVERY_HOUR = 3600;

/** A calendar as iCalendar has it (RFC 5545), published and to be read again and again. */
export function writeCalendar({ name, timeZone, entries }: Calendar): string {
  const instants = entries.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]);
  const calendar = ical({
    name,
    prodId: '//Lyceum//Events//EN',
    method: ICalCalendarMethod.PUBLISH,
    timezone: { name: timeZone, generator: () => timeZoneOf(timeZone, instants) },
    ttl: EVERY_HOUR,
  });
  const at = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  for (const { uid, sequence, cancelled, startsAt, endsAt, changedAt, ...said } of entries) {
    const stamp = Temporal.Instant.from(changedAt);
    const status = cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED;
    const when = { start: at(startsAt), end: at(endsAt), timezone: timeZone, stamp, lastModified: stamp };
    calendar.createEvent({ id: uid, sequence, status, ...when, ...said });
  }
  return calendar.toString();
}
