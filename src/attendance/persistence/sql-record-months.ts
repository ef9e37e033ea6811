import { Injectable } from '@nestjs/common';
import type { RecordMonth } from '#domain/attendance/retention/record-month';
import type { RecordMonths } from '#domain/attendance/retention/record-months';
import { RecordsHaveToBeKept } from '#domain/attendance/retention/retention.errors';
import type { LocalDate } from '#domain/kernel/local-date';
import { constraintMeans, meaningOf } from '#platform/persistence/constraints';
import { Database } from '#platform/persistence/database';
import { prepared, type Statement } from '#platform/persistence/statement';

constraintMeans('records_retention', () => new RecordsHaveToBeKept());

const all = prepared(`
  select month, bytes::float8 as bytes, registers::int, marks::int, at_work::int as "atWork", kept_by::int as "keptBy",
    kept_until as "keptUntil", begun
  from attendance.months_of_records($1)`);
const begin = prepared(`select attendance.begin_retiring($1, $2)`);
const schools = prepared(`select school_id as "schoolId" from attendance.schools_with_records($1)`);
const takeNext = prepared(`select attendance.retire_next($1) as took`);

/** PostgreSQL looks through all that could refer to the rows of a month before it lets go of them. */
const PATIENCE_MS = 300_000;

/** As the relay, which may see no record of a school but may ask for these four things. */
@Injectable()
export class SqlRecordMonths implements RecordMonths {
  constructor(private readonly database: Database) {}

  all(keepMonths: number): Promise<RecordMonth[]> {
    return this.ask<RecordMonth>(all, [keepMonths]);
  }

  async begin(month: LocalDate, keepMonths: number): Promise<void> {
    await this.ask(begin, [month, keepMonths]);
  }

  async schoolsWith(month: LocalDate): Promise<string[]> {
    const rows = await this.ask<{ schoolId: string }>(schools, [month]);
    return rows.map(({ schoolId }) => schoolId);
  }

  async takeNext(month: LocalDate): Promise<string | undefined> {
    const [row] = await this.ask<{ took: string | null }>(takeNext, [month]);
    return row?.took ?? undefined;
  }

  private async ask<Row extends object>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    const client = await this.database.relay.connect();
    try {
      await client.query(`begin; set local statement_timeout = ${PATIENCE_MS}`);
      const { rows } = await client.query<Row>(patiently(statement, values));
      await client.query('commit');
      return rows;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw meaningOf(error);
    } finally {
      client.release();
    }
  }
}

/** pg takes a time-out with each query as well, which its types do not know. */
function patiently(statement: Statement, values: readonly unknown[]) {
  return { ...statement, values: [...values], query_timeout: PATIENCE_MS };
}
