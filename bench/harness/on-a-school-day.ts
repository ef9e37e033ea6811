import { sessionsOf } from './accounts.js';
import { CLIENT, move, SERVER } from './cores.js';
import { beginDay, type DayPlace } from './day-place.js';
import { District, type DistrictSize } from './district.js';

/** Longer than anything that a day is waited for (ms). */
export const PATIENCE_MS = 240_000;

/** Makes a district whose schools have lessons today, on the server's core, and takes it away again after the work. */
export async function onASchoolDay<T>(
  size: DistrictSize,
  work: (place: DayPlace, district: District) => Promise<T>,
): Promise<T> {
  const district = await District.open(size, SERVER);
  try {
    move([process.pid], CLIENT);
    const { installation, admin } = district;
    const token = sessionsOf(admin, await installation.secrets());
    const place = { port: installation.port, admin, outbox: installation.outbox, token };
    await beginDay(place, PATIENCE_MS);
    await admin.query('analyze');
    return await work(place, district);
  } finally {
    await district.close();
  }
}
