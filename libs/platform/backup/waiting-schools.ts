import { asAdministrator } from '../persistence/administrator.js';

/** The schools with events that were not handed on yet, or with jobs that have not come to their end. */
export async function waitingSchools(adminUrl: string): Promise<ReadonlySet<string>> {
  return asAdministrator(adminUrl, async (client) => {
    const { rows } = await client.query<{ school: string }>(`
      select school_id as school from platform.outbox where position is null and school_id is not null
      union select school_id from platform.jobs where state in ('waiting', 'running') and school_id is not null`);
    return new Set(rows.map(({ school }) => school));
  });
}
