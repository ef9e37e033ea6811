import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LedgerKeeper } from '../../support/ledger-keeper.js';
import { TestApp } from '../../support/test-app.js';
import { somebody } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

describe('a ledger that does not balance', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const night = async (state: string) => {
    await app.admin.query(
      `update platform.schedules set next_at = now() where name = 'finance.verify-ledgers'`,
    );
    const jobs = () =>
      app.admin.query<{ error: string | null }>(
        `select error from platform.jobs where kind = 'finance.verify_ledgers' and state = $1`,
        [state],
      );
    await until(async () => (await jobs()).rows.length > 0, `the audit to be ${state}`);
    return (await jobs()).rows[0]!.error;
  };

  it('R3 is found by night: the job parks itself, and says of which account', async () => {
    const ada = new LedgerKeeper(app, await somebody(app, null, {}));
    const home = await ada.household();
    await ada.spend(home, '450');
    expect(await night('done')).toBeNull();
    await app.admin.query('update finance.balances set pending = 1 where account_id = $1', [home.bank]);
    expect(await night('parked')).toContain(`balance_is_sum does not hold of ${home.bank}`);
  });
});
