import { Temporal } from 'temporal-polyfill';

/**
 * The VTIMEZONE of an IANA zone (RFC 5545 §3.6.5), with what its clocks did and will do from the year before the first of these
 * instants to the year after the last: each change by itself, because rules are not always the same.
 */
export function timeZoneOf(zone: string, instants: readonly string[]): string {
  const times = instants.length > 0 ? instants.map((one) => Date.parse(one)) : [Date.now()];
  const from = new Date(Math.min(...times)).getUTCFullYear() - 1;
  const until = new Date(Math.max(...times)).getUTCFullYear() + 2;
  const end = Temporal.Instant.from(`${until}-01-01T00:00:00Z`).epochMilliseconds;
  let at = Temporal.Instant.from(`${from}-01-01T00:00:00Z`).toZonedDateTimeISO(zone);
  const parts = [observance(at, at.offset)];
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds >= end) break;
    parts.push(observance(next, before(next).offset));
    at = next;
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...parts.flat(), 'END:VTIMEZONE'].join('\r\n');
}

const before = (moment: Temporal.ZonedDateTime) => moment.subtract({ nanoseconds: 1 });

/** From this moment on clocks show this; until then they showed `offsetBefore`, by which the moment itself is named. */
function observance(moment: Temporal.ZonedDateTime, offsetBefore: string): string[] {
  const named = moment.toInstant().toZonedDateTimeISO(offsetBefore);
  const isAhead = moment.offsetNanoseconds > named.offsetNanoseconds;
  const kind = isAhead ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    `DTSTART:${named.toPlainDateTime().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}`,
    `TZOFFSETFROM:${offsetBefore.replaceAll(':', '')}`,
    `TZOFFSETTO:${moment.offset.replaceAll(':', '')}`,
    `END:${kind}`,
  ];
}
