import pg from 'pg';
import { SAME_TEXT } from './table-layout.js';

/** A connection of its own, without deadlines, on which values are written as text in the same way everywhere. */
export async function withSnapshotClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(SAME_TEXT);
    return await work(client);
  } finally {
    await client.end(); // what is not committed is rolled back
  }
}
