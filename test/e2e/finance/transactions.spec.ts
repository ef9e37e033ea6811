import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { lyceum } from '../../support/command-line.js';
import { countStatements } from '../../support/statements.js';
import { LedgerKeeper, type Household, type Told } from '../../support/ledger-keeper.js';
import { TestApp } from '../../support/test-app.js';
import { somebody } from '../../support/two-schools.js';

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
const codeOf = async (answer: Promise<{ status: number; body: Told }>) => {
  const { status, body } = await answer;
  return [status, body.code];
};
const isSound = async () => (await ada.call('GET', of('/soundness'))).body;
const post = (path: string, body: object) => ada.call('POST', of(`/transactions${path}`), body);
const posting = (accountId: string, amount: string, currency = 'EUR') => ({ accountId, amount, currency });
const date = '2026-11-23';

describe('a transaction', () => {
  it('is spent, received and moved, and each balance is what its postings come to (D4, D8)', async () => {
    const spent = await ada.spend(home, '1250', {
      payee: 'Baker',
      tags: ['bread', 'bread'],
      note: 'Two loaves',
    });
    expect(spent.body).toMatchObject({
      state: 'posted',
      kind: 'entry',
      payee: 'Baker',
      tags: ['bread'],
      postings: [posting(home.bank, '-1250'), posting(home.food, '1250')],
      recordedBy: ada.person.id,
    });
    const parts = [{ accountId: home.wage, amount: '300000' }];
    await post('/received', { date, accountId: home.bank, amount: '300000', parts });
    await post('/moved', { date, fromAccountId: home.bank, toAccountId: home.cash, amount: '5000' });
    const accounts = await ada.call<{ items: { name: string; balances: object[] }[] }>(
      'GET',
      of('/accounts'),
    );
    const posted = Object.fromEntries(accounts.body.items.map(({ name, balances }) => [name, balances]));
    const euros = (units: string) => [{ currency: 'EUR', posted: units, pending: '0' }];
    expect(posted).toEqual({
      Bank: euros('393750'),
      Cash: euros('5000'),
      Food: euros('1250'),
      Wage: euros('-300000'),
      'Opening balances': euros('-100000'),
      'Currency exchange': [],
    });
    expect(await isSound()).toEqual({ sound: true, faults: [] });
  });

  it('D7 is split to the last unit', async () => {
    const fun = await ada.account(home.ledgerId, 'expense', 'Fun');
    const third = await ada.account(home.ledgerId, 'expense', 'Home');
    const parts = [home.food, fun, third].map((accountId) => ({ accountId, weight: '1' }));
    const { body } = await ada.spend(home, '1000', { parts });
    expect(body['postings']).toMatchObject([
      { amount: '-1000' },
      { amount: '334' },
      { amount: '333' },
      { amount: '333' },
    ]);
  });

  it('D1 D2 moves between currencies by way of the exchange, in units of each', async () => {
    const yen = await ada.account(home.ledgerId, 'asset', 'Yen', { currency: 'JPY' });
    const moved = { date, fromAccountId: home.bank, toAccountId: yen, amount: '10000', received: '17250' };
    const { body } = await post('/moved', moved);
    expect(body['postings']).toMatchObject([
      {
        accountId: home.bank,
        amount: '-10000',
        currency: 'EUR',
        price: { amount: '17250', currency: 'JPY' },
      },
      { amount: '10000', currency: 'EUR' },
      { amount: '-17250', currency: 'JPY' },
      { accountId: yen, amount: '17250', currency: 'JPY' },
    ]);
    expect(await isSound()).toEqual({ sound: true, faults: [] });
  });

  it('D2 takes the largest amount, and no number', async () => {
    const most = '9'.repeat(15);
    await post('', { date, postings: [posting(home.wage, `-${most}`), posting(home.cash, most)] });
    await post('', { date, postings: [posting(home.wage, `-${most}`), posting(home.cash, most)] });
    expect(await ada.posted(home.ledgerId, home.cash)).toBe('1999999999999998');
    for (const amount of [5, 5.5, '5.5', `1${'0'.repeat(15)}`, '05', '-0'])
      expect((await post('', { date, postings: [{ ...posting(home.bank, '1'), amount }] })).status).toBe(422);
  });

  it('waits as pending, is posted once, or discarded', async () => {
    const pending = async () => (await ada.spend(home, '700', { pending: true })).body.id;
    const [first, second] = [await pending(), await pending()];
    const bank = await ada.call('GET', of(`/accounts/${home.bank}`));
    expect(bank.body['balances']).toEqual([{ currency: 'EUR', posted: '100000', pending: '-1400' }]);
    expect(await codeOf(post(`/${first}/reverse`, {}))).toEqual([409, 'finance.transaction_not_posted']);
    expect((await ada.call('POST', of(`/transactions/${first}/post`))).body).toMatchObject({
      state: 'posted',
    });
    expect((await ada.call('DELETE', of(`/transactions/${second}`))).status).toBe(204);
    expect(await codeOf(ada.call('DELETE', of(`/transactions/${first}`)))).toEqual([
      409,
      'finance.transaction_posted',
    ]);
    expect(await codeOf(ada.call('POST', of(`/transactions/${first}/post`)))).toEqual([
      409,
      'finance.transaction_posted',
    ]);
    expect(await codeOf(ada.call('GET', of(`/transactions/${second}`)))).toEqual([
      404,
      'finance.transaction_not_found',
    ]);
    const after = await ada.call('GET', of(`/accounts/${home.bank}`));
    expect(after.body['balances']).toEqual([{ currency: 'EUR', posted: '99300', pending: '0' }]);
    expect(await isSound()).toEqual({ sound: true, faults: [] });
  });

  it('D3 is taken back and corrected, each linked to the other', async () => {
    const { id } = (await ada.spend(home, '450')).body;
    const instead = { date, postings: [posting(home.bank, '-540'), posting(home.food, '540')] };
    const { status, body } = await ada.call<{ reversal: Told; replacement: Told }>(
      'POST',
      of(`/transactions/${id}/correct`),
      instead,
    );
    expect(status).toBe(201);
    expect(body.reversal).toMatchObject({ kind: 'reversal', reversesId: id, date });
    expect(body.replacement).toMatchObject({ kind: 'entry', replacesId: id });
    const wrong = await ada.call('GET', of(`/transactions/${id}`));
    expect(wrong.body).toMatchObject({ reversedById: body.reversal.id, replacedById: body.replacement.id });
    expect(await ada.posted(home.ledgerId, home.bank)).toBe('99460');
    expect(await codeOf(post(`/${body.reversal.id}/reverse`, {}))).toEqual([409, 'finance.reversal_stays']);
    expect(await codeOf(post(`/${id}/reverse`, {}))).toEqual([409, 'finance.transaction_reversed']);
  });

  it('D3 is reversed once, whoever asks at the same moment', async () => {
    const { id } = (await ada.spend(home, '450')).body;
    const answers = await Promise.all([1, 2, 3, 4].map(() => post(`/${id}/reverse`, {})));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(3);
    expect(await ada.posted(home.ledgerId, home.bank)).toBe('100000');
  });

  it('D4 leaves the sum of all, when many are written to the same accounts at once', async () => {
    const both = (nth: number) =>
      nth % 2 === 0
        ? ada.spend(home, '100')
        : post('/moved', { date, fromAccountId: home.cash, toAccountId: home.bank, amount: '7' });
    const answers = await Promise.all(Array.from({ length: 24 }, (_, nth) => both(nth)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(await ada.posted(home.ledgerId, home.bank)).toBe(String(100_000 - 12 * 100 + 12 * 7));
    expect(await isSound()).toEqual({ sound: true, faults: [] });
  });

  it('is listed by date, account, payee, tag, words and amount, page by page', async () => {
    await ada.spend(home, '450', { payee: 'Baker', tags: ['bread'] });
    await ada.spend(home, '90000', { payee: 'Landlord', note: 'Rent of November', date: '2026-11-01' });
    await post('/moved', { date, fromAccountId: home.bank, toAccountId: home.cash, amount: '5000' });
    const payees = async (query: string) => {
      const { body } = await ada.call<{ items: { payee: string | null }[]; next?: string }>(
        'GET',
        of(`/transactions?${query}`),
      );
      return body.items.map(({ payee }) => payee);
    };
    expect(await payees('')).toEqual([null, 'Baker', 'Landlord', null]);
    expect(await payees('sort=date&to=2026-11-01')).toEqual([null, 'Landlord']);
    expect(await payees(`accountId=${home.food}`)).toEqual(['Baker', 'Landlord']);
    expect(await payees('payee=baker')).toEqual(['Baker']);
    expect(await payees('tag=bread')).toEqual(['Baker']);
    expect(await payees('q=november')).toEqual(['Landlord']);
    expect(await payees('least=5000&most=90000&from=2026-11-01')).toEqual([null, 'Landlord']);
    const first = await ada.call<{ items: Told[]; next: string }>('GET', of('/transactions?limit=3'));
    const second = await ada.call<{ items: Told[] }>(
      'GET',
      of(`/transactions?limit=3&after=${first.body.next}`),
    );
    expect(new Set([...first.body.items, ...second.body.items].map(({ id }) => id)).size).toBe(4);
  });

  it.each([
    [
      'finance.transaction_unbalanced',
      () => ({ postings: [posting(home.bank, '-1'), posting(home.food, '2')] }),
    ],
    ['finance.account_unknown', () => ({ postings: [posting(newId(), '-1'), posting(home.food, '1')] })],
    ['finance.amount_unfit', () => ({ postings: [posting(home.bank, '0'), posting(home.food, '0')] })],
    [
      'finance.currency_unfit',
      () => ({ postings: [posting(home.bank, '-1', 'USD'), posting(home.food, '1', 'USD')] }),
    ],
    [
      'finance.currency_unknown',
      () => ({ postings: [posting(home.food, '-1', 'DEM'), posting(home.food, '1', 'DEM')] }),
    ],
    [
      'finance.price_unfit',
      () => ({
        postings: [
          { ...posting(home.bank, '-1'), price: { amount: '1', currency: 'EUR' } },
          posting(home.food, '1'),
        ],
      }),
    ],
  ])('is refused with %s', async (code, body) => {
    expect(await codeOf(post('', { date, ...body() }))).toEqual([422, code]);
  });

  it.each([
    [
      'finance.split_unequal',
      'spent',
      () => ({ accountId: home.bank, amount: '5', parts: [{ accountId: home.food, amount: '4' }] }),
    ],
    [
      'finance.account_unfit',
      'spent',
      () => ({ accountId: home.food, amount: '5', parts: [{ accountId: home.food, amount: '5' }] }),
    ],
    [
      'finance.moved_nowhere',
      'moved',
      () => ({ fromAccountId: home.bank, toAccountId: home.bank, amount: '5' }),
    ],
    [
      'finance.received_amount_unfit',
      'moved',
      () => ({ fromAccountId: home.bank, toAccountId: home.cash, amount: '5', received: '5' }),
    ],
  ])('is refused with %s when %s', async (code, way, body) => {
    expect(await codeOf(post(`/${way}`, { date, ...body() }))).toEqual([422, code]);
  });
});

describe('an account', () => {
  const account = (body: object) => ada.call('POST', of('/accounts'), body);

  it('lies in another of its kind, under a name that its siblings have not', async () => {
    const child = await account({ kind: 'expense', name: 'Bread', parentId: home.food });
    expect(child.body).toMatchObject({ parentId: home.food, kind: 'expense', balances: [] });
    expect(await codeOf(account({ kind: 'expense', name: 'bread', parentId: home.food }))).toEqual([
      409,
      'finance.account_name_taken',
    ]);
    expect(await codeOf(account({ kind: 'income', name: 'Bread', parentId: home.food }))).toEqual([
      422,
      'finance.account_parent_unfit',
    ]);
    expect((await ada.call('PATCH', of(`/accounts/${child.body.id}`), { name: 'Rolls' })).body['name']).toBe(
      'Rolls',
    );
  });

  it.each([
    ['finance.account_currency_missing', { kind: 'asset', name: 'X' }],
    ['finance.currency_unknown', { kind: 'asset', name: 'X', currency: 'DEM' }],
    ['finance.account_unfit', { kind: 'income', name: 'X', currency: 'EUR', opening: { amount: '1', date } }],
    ['finance.amount_unfit', { kind: 'asset', name: 'X', currency: 'EUR', opening: { amount: '0', date } }],
  ])('is refused with %s', async (code, body) => {
    expect(await codeOf(account(body))).toEqual([422, code]);
  });

  it('is closed when nothing is in it, and takes nothing until it is opened again', async () => {
    const close = (id: string) => ada.call('POST', of(`/accounts/${id}/close`));
    expect(await codeOf(close(home.bank))).toEqual([409, 'finance.account_not_empty']);
    expect((await close(home.cash)).body['closedAt']).not.toBeNull();
    const move = () =>
      post('/moved', { date, fromAccountId: home.bank, toAccountId: home.cash, amount: '5' });
    expect(await codeOf(move())).toEqual([409, 'finance.account_closed']);
    await ada.call('POST', of(`/accounts/${home.cash}/reopen`));
    expect((await move()).status).toBe(201);
    const { body } = await ada.call<{ items: Told[] }>('GET', of('/accounts'));
    const opening = body.items.find(({ purpose }) => purpose === 'opening')!;
    expect(await codeOf(close(opening.id))).toEqual([409, 'finance.account_of_ledger']);
    expect(await codeOf(close(newId()))).toEqual([404, 'finance.account_not_found']);
  });

  it('that is closed while something is posted to it is closed before or after', async () => {
    const move = post('/moved', { date, fromAccountId: home.bank, toAccountId: home.cash, amount: '5' });
    const [moved, closed] = await Promise.all([move, ada.call('POST', of(`/accounts/${home.cash}/close`))]);
    expect([
      [201, 409],
      [409, 200],
    ]).toContainEqual([moved.status, closed.status]);
  });
});

describe('lyceum finance verify', () => {
  it('R3 adds up every ledger, and names by ids alone what somebody went around the database to do', async () => {
    await ada.spend(home, '450', { payee: 'Baker' });
    expect(await lyceum(app, ['finance', 'verify'])).toMatchObject({ code: 0 });
    const spoil = 'update finance.balances set posted = posted + $1 where account_id = $2';
    await app.admin.query(spoil, [1, home.bank]);
    const found = await lyceum(app, ['finance', 'verify']);
    expect(found).toMatchObject({ code: 1, out: expect.stringContaining(home.bank) });
    expect(found.out).not.toContain('Bank');
    expect(await isSound()).toMatchObject({ sound: false, faults: [{ rule: 'balance_is_sum' }] });
    await app.admin.query(spoil, [-1, home.bank]);
  });
});

describe('the query budget', () => {
  const cost = async (method: string, path: string, body?: object) => {
    const { result, ofRequest } = await countStatements(() => ada.call(method, of(path), body));
    expect(result.status).toBeLessThan(300);
    return ofRequest(result);
  };

  it('of reading is one statement, and of writing the same for two postings and for a hundred', async () => {
    for (let nth = 0; nth < 5; nth++) await ada.spend(home, '100');
    for (const path of ['', '/accounts', `/accounts/${home.bank}`, '/transactions'])
      expect([path, await cost('GET', path)]).toEqual([path, 1]);
    const many = Array.from({ length: 99 }, () => posting(home.food, '1'));
    const two = await cost('POST', '/transactions', {
      date,
      postings: [posting(home.bank, '-1'), posting(home.food, '1')],
    });
    const hundred = await cost('POST', '/transactions', {
      date,
      postings: [posting(home.bank, '-99'), ...many],
    });
    expect([two, hundred]).toEqual([two, two]);
    expect(two).toBeLessThanOrEqual(7);
  });
});
