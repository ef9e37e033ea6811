import type { Housekeeping } from '#domain/identity/housekeeping';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

const forget = prepared(
  'select links::int, sessions::int, changes::int, deliveries::int from identity.forget_what_is_over()',
);

/** Over the allow-listed function of the migration. */
export class PostgresHousekeeping implements Housekeeping {
  async forgetWhatIsOver() {
    const [counts] = await transaction().query<Awaited<ReturnType<Housekeeping['forgetWhatIsOver']>>>(forget);
    return counts!;
  }
}
