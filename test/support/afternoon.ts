import type { TestApp } from './test-app.js';
import type { TwoSchools } from './two-schools.js';

/**
 * The same schools where it is three in the afternoon, at whatever hour this runs: what was an hour ago was today, and
 * what comes due at noon is due.
 */
export async function inTheAfternoon(app: TestApp, { hill, lake, ...rest }: TwoSchools): Promise<TwoSchools> {
  const ahead = (15 - new Date().getUTCHours() + 24) % 24;
  const hours = ahead > 12 ? ahead - 24 : ahead;
  const timeZone = `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
  const ids = [hill.id, lake.id];
  await app.admin.query('update identity.schools set time_zone = $2 where id = any ($1)', [ids, timeZone]);
  return { ...rest, hill: { ...hill, timeZone }, lake: { ...lake, timeZone } };
}
