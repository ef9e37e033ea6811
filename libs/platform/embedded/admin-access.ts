import pg from 'pg';

/** The superuser of an embedded cluster. The application never logs in as it, only the migrator does. */
export const adminRole = 'lyceum_admin';

export const defaultDatabase = 'lyceum';

/** Another process made it meanwhile: seen before, or only by the index of the catalogue. */
const alreadyThere = ['42P04', '23505'];

/** The administrator's way into one running server, by TCP on the loopback address. */
export class AdminAccess {
  private readonly port: number;
  private readonly password: string;

  constructor(port: number, password: string) {
    this.port = port;
    this.password = password;
  }

  url(database: string = defaultDatabase): string {
    return `postgresql://${adminRole}:${this.password}@127.0.0.1:${this.port}/${encodeURIComponent(database)}`;
  }

  /** @returns the folder of the cluster that answers at the port, or undefined when none does */
  async servedCluster(): Promise<string | undefined> {
    try {
      const rows = await this.query(`select current_setting('data_directory') as folder`);
      return rows[0]?.folder as string;
    } catch {
      return undefined;
    }
  }

  async ensureDefaultDatabase(): Promise<void> {
    const rows = await this.query('select 1 from pg_database where datname = $1', [defaultDatabase]);
    if (rows.length > 0) return;
    await this.query(`create database ${defaultDatabase}`).catch((error: { code?: string }) => {
      if (!alreadyThere.includes(error.code ?? '')) throw error;
    });
  }

  private async query(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({
      connectionString: this.url('postgres'),
      connectionTimeoutMillis: 2_000,
      query_timeout: 15_000,
    });
    client.on('error', () => {}); // without a listener, a server that stops would end this process
    try {
      await client.connect();
      return (await client.query<Record<string, unknown>>(sql, values)).rows;
    } finally {
      await client.end().catch(() => {});
    }
  }
}
