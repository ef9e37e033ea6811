import type { TestApp } from './test-app.js';
import { until } from './until.js';

/** Waits until every committed event was handed on by the relay. */
export async function relayed(app: TestApp): Promise<void> {
  await until(async () => {
    const { rows } = await app.admin.query('select type from platform.outbox where position is null limit 5');
    return rows.length === 0;
  }, 'the relay to hand everything on');
}
