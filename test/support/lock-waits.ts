import type pg from 'pg';

/**
 * How many connections wait for a lock that another one holds: of this database alone, since the server has those of
 * other tests as well.
 */
export async function waitingForLocks(admin: pg.ClientBase): Promise<number> {
  await admin.query('select pg_stat_clear_snapshot()'); // within a transaction connections are listed once
  const { rows } = await admin.query(
    `select pid, query from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows.length;
}
