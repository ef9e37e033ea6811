import pg from 'pg';

/**
 * Works on a connection of the database's administrator, in one transaction unless told otherwise. For tools that no door
 * of the application could serve; row security does not bind a superuser.
 */
export async function asAdministrator<T>(
  adminUrl: string,
  work: (client: pg.Client) => Promise<T>,
  { inTransaction = true } = {},
): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    if (inTransaction) await client.query('begin');
    const result = await work(client);
    if (inTransaction) await client.query('commit');
    return result;
  } finally {
    await client.end(); // what is not committed is rolled back
  }
}

/** A connection of the administrator's, for signatures. */
export type AdminClient = pg.Client;
