const HOUR = 3_600_000;
const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' });
const SPAN = new Intl.RelativeTimeFormat('en-GB', { numeric: 'always' });

/** @param {string} instant */
export function moment(instant) {
  return WHEN.format(new Date(instant));
}

/**
 * How long until then, or since: `in 3 days`, `2 hours ago`.
 * @param {string} instant
 * @param {number} [now] ms
 */
export function fromNow(instant, now = Date.now()) {
  const hours = (Date.parse(instant) - now) / HOUR;
  const days = Math.trunc(hours / 24);
  if (days !== 0) return SPAN.format(days, 'day');
  const whole = Math.trunc(hours);
  return whole === 0 ? SPAN.format(Math.trunc(hours * 60), 'minute') : SPAN.format(whole, 'hour');
}
