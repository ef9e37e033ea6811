import type pg from 'pg';

/**
 * How many connections wait for a lock of this client's, or for somebody who does. Whoever waits for anything else is not
 * counted: jobs of the server take turns at any moment, and would be taken for whom a test sent to wait.
 *
 * @param holder Asked itself, so it must be waiting for nothing.
 */
export async function waitingBehind(holder: pg.ClientBase): Promise<number> {
  await holder.query('select pg_stat_clear_snapshot()'); // within a transaction connections are listed once
  const { rows } = await holder.query(`
    with recursive edges as materialized (
      select pid, unnest(pg_blocking_pids(pid)) as behind from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'),
    waiting as (
      select pid from edges where behind = pg_backend_pid()
      union select e.pid from edges e join waiting w on e.behind = w.pid)
    select pid from waiting`);
  return rows.length;
}
