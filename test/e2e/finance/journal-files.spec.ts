import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { LedgerKeeper, type Household } from '../../support/ledger-keeper.js';
import { TestApp } from '../../support/test-app.js';
import { somebody } from '../../support/two-schools.js';

/** What a program of the kind would read: by account and currency, in units of a thousandth. */
type Read = Record<string, bigint>;

function add(read: Read, account: string, amount: string, currency: string): void {
  const [whole, places = ''] = amount.split('.') as [string, string?];
  const units = BigInt(whole + places.padEnd(3, '0'));
  read[`${account} ${currency}`] = (read[`${account} ${currency}`] ?? 0n) + units;
}

/** The grammar of hledger and ledger, as far as it is written: a head, comments, postings; blank lines in between. */
function readLedger(text: string): { read: Read; heads: string[] } {
  const read: Read = {};
  const heads: string[] = [];
  for (const block of text.split(/\n\n+/).filter((one) => one.trim() !== '' && !one.startsWith(';'))) {
    const [head, ...lines] = block.split('\n');
    expect(head).toMatch(/^\d{4}-\d\d-\d\d [*!] \([0-9a-f-]{36}\) [^;|]+$/);
    heads.push(head!);
    const sums: Read = {};
    for (const line of lines.filter((one) => one !== '' && !one.startsWith('    ;'))) {
      const [, account, amount, currency] =
        /^ {4}((?:Assets|Liabilities|Equity|Income|Expenses):(?:[^\s;]+ ?)+) {2}(-?\d+(?:\.\d+)?) ([A-Z]{3})(?: {2}; .*)?$/.exec(
          line,
        ) ?? [];
      expect([line, account]).not.toEqual([line, undefined]);
      add(read, account!, amount!, currency!);
      add(sums, '', amount!, currency!);
    }
    expect(Object.values(sums).every((sum) => sum === 0n)).toBe(true);
  }
  return { read, heads };
}

/** The grammar of beancount, as far as it is written. */
function readBeancount(text: string): Read {
  const read: Read = {};
  const opened = new Set<string>();
  const account = String.raw`(?:Assets|Liabilities|Equity|Income|Expenses)(?::[\p{Lu}\p{N}][\p{L}\p{M}\p{N}-]*)+`;
  const string = String.raw`"(?:[^"\\\n]|\\.)*"`;
  const posting = new RegExp(String.raw`^ {2}(${account}) {2}(-?\d+(?:\.\d+)?) ([A-Z]{3})$`, 'u');
  const others = [
    new RegExp(String.raw`^option ${string} ${string}$`),
    new RegExp(String.raw`^\d{4}-\d\d-\d\d [*!] ${string} ${string}( #[A-Za-z0-9\-_/.]+)*$`),
    new RegExp(String.raw`^ {2,4}[a-z]+: ${string}$`),
    /^$/,
  ];
  for (const line of text.split('\n')) {
    const open = new RegExp(String.raw`^\d{4}-\d\d-\d\d open (${account})( [A-Z]{3})?$`, 'u').exec(line);
    if (open) opened.add(open[1]!);
    const [, name, amount, currency] = posting.exec(line) ?? [];
    if (name) expect(opened).toContain(name);
    if (name) add(read, name, amount!, currency!);
    else if (!open) expect([line, others.some((other) => other.test(line))]).toEqual([line, true]);
  }
  return read;
}

describe('a ledger to take along', () => {
  let app: TestApp;
  let ada: LedgerKeeper;
  let home: Household;
  beforeAll(async () => {
    app = await TestApp.start({ LYCEUM_ROLE: 'api', API_REQUESTS_PER_MINUTE: '100000' });
    ada = new LedgerKeeper(app, await somebody(app, null, {}));
    home = await ada.household();
    const { ledgerId } = home;
    const yen = await ada.account(ledgerId, 'asset', 'Yen; “cash”: two  words', { currency: 'JPY' });
    const odd = await ada.account(ledgerId, 'expense', '(food) & drink', { parentId: home.food });
    await ada.account(ledgerId, 'expense', 'food) & drink', { parentId: home.food });
    await ada.account(ledgerId, 'expense', 'émigré 東京');
    const date = '2026-11-23';
    const moved = { date, fromAccountId: home.bank, toAccountId: yen, amount: '10000', received: '17250' };
    await ada.call('POST', `/ledgers/${ledgerId}/transactions/moved`, moved);
    const hostile = {
      payee: '=(code) "x" ; | \\ * !',
      note: '=1+1\n"quoted"\n2026-01-01 * no',
      tags: ['a, b', 'ü'],
    };
    const parts = [{ accountId: odd, weight: '1' }];
    const { id } = (await ada.spend(home, '1', { ...hostile, parts })).body;
    await ada.call('POST', `/ledgers/${ledgerId}/transactions/${id}/reverse`, {});
    await ada.spend(home, '450', { pending: true, date: '2025-12-31', parts });
    for (let nth = 0; nth < 205; nth++) await ada.spend(home, '1', { date: '2026-02-01' });
  });
  afterAll(() => app.stop());

  const file = (kind: string, keeper = ada) =>
    keeper.call<string>('GET', `/ledgers/${home.ledgerId}/journal/${kind}`);
  /** By the account's beginning of a name, what is posted and pending, in thousandths. */
  const held = async () => {
    const { body } = await ada.call<{
      items: { name: string; balances: { currency: string; posted: string; pending: string }[] }[];
    }>('GET', `/ledgers/${home.ledgerId}/accounts`);
    return body.items.flatMap(({ balances }) =>
      balances.map(({ currency, posted, pending }) => {
        const units = BigInt(posted) + BigInt(pending);
        return currency === 'JPY' ? units * 1000n : units * 10n;
      }),
    );
  };
  const sorted = (amounts: readonly bigint[]) =>
    amounts.filter((one) => one !== 0n).toSorted((a, b) => Number(a - b));

  it('is a plain-text journal that hledger and ledger read, whole, each transaction balanced', async () => {
    const { status, body } = await file('ledger');
    expect(status).toBe(200);
    const { read, heads } = readLedger(body);
    expect(heads).toHaveLength(210);
    expect(heads[0]).toMatch(/^2025-12-31 ! /);
    expect(sorted(Object.values(read))).toEqual(sorted(await held()));
    expect(read['Assets:Bank EUR']).toBe(BigInt(100_000 - 10_000 - 205 - 450) * 10n);
  });

  it('is one that beancount reads, with every account opened before it is used', async () => {
    const { body } = await file('beancount');
    const read = readBeancount(body);
    expect(sorted(Object.values(read))).toEqual(sorted(await held()));
    expect(body).toContain('open Expenses:Food:Food-drink\n');
    expect(body).toContain('open Expenses:Food:Food-drink-2\n');
    expect(body).toContain('open Expenses:Émigré-東京\n');
  });

  it('D2 is a table whose amounts are numbers, and nothing in it is a formula', async () => {
    const { body, headers } = await file('csv');
    expect(headers.get('content-disposition')).toContain(`ledger-${home.ledgerId}.csv`);
    const rows = parse<Record<string, string>>(body, { bom: true, columns: true });
    const read: Read = {};
    for (const { account, amount, currency } of rows) add(read, account!, amount!, currency!);
    expect(sorted(Object.values(read))).toEqual(sorted(await held()));
    expect(rows.filter(({ payee, note }) => /^\s*[=+\-@]/.test(payee!) || /^\s*[=+\-@]/.test(note!))).toEqual(
      [],
    );
  });

  it('K1 is taken along by nobody who does not see it', async () => {
    const ben = new LedgerKeeper(app, await somebody(app, null, {}));
    for (const kind of ['csv', 'ledger', 'beancount']) expect((await file(kind, ben)).status).toBe(404);
  });
});
