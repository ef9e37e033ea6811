import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LedgerKeeper, type Household, type Told } from '../../support/ledger-keeper.js';
import { TestApp } from '../../support/test-app.js';
import { somebody } from '../../support/two-schools.js';

describe('ledgers with row security off', () => {
  let app: TestApp;
  let ben: LedgerKeeper;
  let home: Household;
  let transactionId: string;
  beforeAll(async () => {
    app = await TestApp.start({ LYCEUM_ROLE: 'api' });
    const ada = new LedgerKeeper(app, await somebody(app, null, {}));
    ben = new LedgerKeeper(app, await somebody(app, null, {}));
    home = await ada.household();
    transactionId = (await ada.spend(home, '450')).body.id;
    const { rows } = await app.admin.query<{ sql: string }>(
      `select format('alter table %s disable row level security', relation) as sql
       from platform.table_classes where relation like 'finance.%'`,
    );
    await app.admin.query(rows.map(({ sql }) => sql).join(';'));
  });
  afterAll(() => app.stop());

  it('K1 are kept from others by what the application asks itself, the second line', async () => {
    const reads = ['', '/accounts', `/accounts/${home.bank}`, `/accounts/${home.bank}/entries`, '/balances'];
    const more = ['/transactions', `/transactions/${transactionId}`, '/shares', '/soundness'];
    for (const path of [...reads, ...more, '/cash-flow?from=2026-01-01&to=2026-12-31'])
      expect([path, (await ben.call('GET', `/ledgers/${home.ledgerId}${path}`)).status]).toEqual([path, 404]);
    expect((await ben.call<{ items: Told[] }>('GET', '/ledgers')).body.items).toEqual([]);
    expect((await ben.spend(home, '1')).status).toBe(404);
    const account = { kind: 'expense', name: 'Fun' };
    expect((await ben.call('POST', `/ledgers/${home.ledgerId}/accounts`, account)).status).toBe(404);
    expect(
      (await ben.call('POST', `/ledgers/${home.ledgerId}/transactions/${transactionId}/reverse`, {})).status,
    ).toBe(404);
  });
});
