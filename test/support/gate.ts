import type pg from 'pg';
import { until } from './until.js';

/** Of the advisory lock that keeps the gate shut. */
const LOCK = 4711;

/**
 * Holds up statements in the database until it is opened: those that call `public.gate()`. They poll, for whoever waits
 * for a lock is told after three seconds that it is not to be had.
 */
export class Gate {
  private constructor(private readonly admin: pg.Client) {}

  static async make(admin: pg.Client): Promise<Gate> {
    await admin.query(`
      create function public.gate() returns boolean language plpgsql volatile security definer as $$
      begin
        while not pg_try_advisory_xact_lock_shared(${LOCK}) loop perform pg_sleep(0.02); end loop;
        return true;
      end $$`);
    return new Gate(admin);
  }

  async shut(): Promise<void> {
    await this.admin.query('select pg_advisory_lock($1)', [LOCK]);
  }

  async open(): Promise<void> {
    await this.admin.query('select pg_advisory_unlock($1)', [LOCK]);
  }

  /** Until somebody stands before it. */
  async isWaitedFor(): Promise<void> {
    await until(async () => {
      const { rows } = await this.admin.query(
        `select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`,
      );
      return rows.length > 0;
    }, 'somebody to stand before the gate');
  }
}
