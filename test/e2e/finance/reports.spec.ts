import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LedgerKeeper, type Household } from '../../support/ledger-keeper.js';
import { countStatements } from '../../support/statements.js';
import { TestApp } from '../../support/test-app.js';
import { somebody } from '../../support/two-schools.js';

interface Entry {
  readonly transactionId: string;
  readonly date: string;
  readonly payee: string | null;
  readonly amount: string;
  readonly balance: string;
}

let app: TestApp;
let ada: LedgerKeeper;
let home: Household;

beforeAll(async () => {
  app = await TestApp.start({ LYCEUM_ROLE: 'api', API_REQUESTS_PER_MINUTE: '100000' });
});
beforeEach(async () => {
  ada = new LedgerKeeper(app, await somebody(app, null, {}));
  home = await ada.household();
});
afterAll(() => app.stop());

const of = (path: string) => `/ledgers/${home.ledgerId}${path}`;
const page = (query = '') =>
  ada.call<{ items: Entry[]; next?: string }>('GET', of(`/accounts/${home.bank}/entries?${query}`));
const balances = (items: readonly Entry[]) => items.map(({ amount, balance }) => [amount, balance]);

describe('the entries of an account', () => {
  it('D4 each say what the account held then, on every page, whatever the order in which they were recorded', async () => {
    const anEntry = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      amount: fc.integer({ min: 1, max: 9999 }),
      pending: fc.boolean(),
    });
    const [some] = fc.sample(fc.array(anEntry, { minLength: 14, maxLength: 14 }), { numRuns: 1, seed: 7 });
    for (const { day, amount, pending } of some!)
      await ada.spend(home, String(amount), { date: `2026-03-${String(day).padStart(2, '0')}`, pending });
    const items: Entry[] = [];
    for (let after: string | undefined; ;) {
      const { body } = await page(`limit=4${after ? `&after=${after}` : ''}`);
      items.push(...body.items);
      after = body.next;
      if (!after) break;
    }
    expect(items).toHaveLength(1 + some!.filter(({ pending }) => !pending).length);
    let held = 0n;
    for (const { amount, balance } of items.toReversed())
      expect(balance).toBe(String((held += BigInt(amount))));
    expect(items[0]!.balance).toBe(await ada.posted(home.ledgerId, home.bank));
  });

  it('say the balance of the account also where others are left out', async () => {
    await ada.spend(home, '100', { payee: 'Baker', date: '2026-02-01' });
    await ada.spend(home, '200', { payee: 'Butcher', date: '2026-02-02' });
    await ada.spend(home, '300', { note: 'of the baker', date: '2026-02-03' });
    expect(balances((await page('q=BAKER')).body.items)).toEqual([
      ['-300', '99400'],
      ['-100', '99900'],
    ]);
    expect(balances((await page('from=2026-02-02&to=2026-02-02')).body.items)).toEqual([['-200', '99700']]);
  });

  it('are those of an account of a ledger that one sees', async () => {
    const ben = new LedgerKeeper(app, await somebody(app, null, {}));
    for (const path of [
      `/accounts/${home.bank}/entries`,
      '/balances',
      '/cash-flow?from=2026-01-01&to=2026-12-31',
    ])
      expect([path, (await ben.call('GET', of(path))).status]).toEqual([path, 404]);
    expect((await page('after=x')).status).toBe(422);
  });
});

describe('balances as of a day', () => {
  it('are what was posted by its end', async () => {
    await ada.spend(home, '100', { date: '2026-02-01' });
    await ada.spend(home, '200', { date: '2026-02-02' });
    await ada.spend(home, '900', { date: '2026-02-02', pending: true });
    const on = async (day: string) => {
      const { body } = await ada.call<{ items: { accountId: string; posted: string }[] }>(
        'GET',
        of(`/balances?on=${day}`),
      );
      return body.items.find(({ accountId }) => accountId === home.bank)?.posted;
    };
    expect(await on('2025-12-31')).toBeUndefined();
    expect(await on('2026-01-31')).toBe('100000');
    expect(await on('2026-02-01')).toBe('99900');
    expect(await on('2026-02-28')).toBe('99700');
    expect((await ada.call('GET', of('/balances'))).body['on']).toMatch(/^20\d\d-/);
  });
});

describe('what came and went', () => {
  it('is told by month and category, as one expects its sign, and a reversal takes it back', async () => {
    await ada.spend(home, '100', { date: '2026-02-01' });
    await ada.spend(home, '200', { date: '2026-02-28' });
    const { id } = (await ada.spend(home, '400', { date: '2026-03-01' })).body;
    await ada.call('POST', of(`/transactions/${id}/reverse`), { date: '2026-03-31' });
    const wage = {
      date: '2026-03-15',
      accountId: home.bank,
      amount: '5000',
      parts: [{ accountId: home.wage, weight: '1' }],
    };
    await ada.call('POST', of('/transactions/received'), wage);
    const { body } = await ada.call<{ items: object[] }>(
      'GET',
      of('/cash-flow?from=2026-01-01&to=2026-03-31'),
    );
    const sum = (month: string, accountId: string, kind: string, amount: string) => ({
      month,
      accountId,
      kind,
      currency: 'EUR',
      amount,
    });
    expect(body.items).toEqual([
      sum('2026-02-01', home.food, 'expense', '300'),
      sum('2026-03-01', home.food, 'expense', '0'),
      sum('2026-03-01', home.wage, 'income', '5000'),
    ]);
  });

  it('costs two statements, as each report does, however much there is', async () => {
    for (const path of [
      `/accounts/${home.bank}/entries`,
      '/balances',
      '/cash-flow?from=2026-01-01&to=2026-12-31',
    ]) {
      const { result, ofRequest } = await countStatements(() => ada.call('GET', of(path)));
      expect([path, ofRequest(result)]).toEqual([path, 2]);
    }
  });
});
