import { prepared, type Statement } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

/** Locks one row against changes by others until the transaction ends; others may refer to it meanwhile. */
export function holdRow(table: string): Statement {
  return prepared(`select from ${table} where id = $1::uuid for no key update`);
}

/**
 * Holds a row and loads it in one round trip: what loads is sent behind the lock, so it sees what another transaction
 * committed while the lock had to wait.
 */
export async function held<Loaded>(
  hold: Statement,
  id: string,
  loading: () => Promise<Loaded>,
): Promise<Loaded> {
  const lock = transaction().query(hold, [id]);
  const [loaded] = await Promise.all([loading(), lock]);
  return loaded;
}
