const HOUR = 3_600_000;
const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' });
const SHORT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const SPAN = new Intl.RelativeTimeFormat('en-GB', { numeric: 'always' });

/** @param {string} instant */
export function moment(instant) {
  return WHEN.format(new Date(instant));
}

/** Of a day that is near. @param {string} instant */
export function short(instant) {
  return SHORT.format(new Date(instant));
}

/**
 * From when until when, saying once what is the same of both.
 * @param {string} startsAt
 * @param {string} endsAt
 */
export function span(startsAt, endsAt) {
  return WHEN.formatRange(new Date(startsAt), new Date(endsAt));
}

/**
 * Whether something is to come, is now, or is over.
 * @param {string} startsAt
 * @param {string} endsAt
 * @param {number} [now] ms
 */
export function whenLive(startsAt, endsAt, now = Date.now()) {
  if (now < Date.parse(startsAt)) return `begins ${fromNow(startsAt, now)}`;
  return now < Date.parse(endsAt) ? 'is on now' : `was over ${fromNow(endsAt, now)}`;
}

/**
 * How long until then, or since: `in 3 days`, `2 hours ago`, `a moment ago`.
 * @param {string} instant
 * @param {number} [now] ms
 */
export function fromNow(instant, now = Date.now()) {
  const hours = (Date.parse(instant) - now) / HOUR;
  const days = Math.trunc(hours / 24);
  if (days !== 0) return SPAN.format(days, 'day');
  const whole = Math.trunc(hours);
  if (whole !== 0) return SPAN.format(whole, 'hour');
  const minutes = Math.trunc(hours * 60);
  if (minutes !== 0) return SPAN.format(minutes, 'minute');
  return hours > 0 ? 'in a moment' : 'a moment ago';
}
