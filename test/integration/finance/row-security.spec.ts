import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#domain/kernel/id';
import { PersistenceKit } from '../../support/persistence-kit.js';

// As the application's role, by hand: what holds although nothing of the application stands before it.

let kit: PersistenceKit;
let app: pg.Client;
let ada: string;
let ben: string;
let ledger: string;
let bank: string;
let food: string;

beforeAll(async () => {
  kit = await PersistenceKit.start();
  app = await kit.connectionOf('app');
});
beforeEach(async () => {
  [ada, ben] = [await kit.person(), await kit.person()];
  [ledger, bank, food] = [newId(), newId(), newId()];
  await as(ada, async () => {
    await app.query(
      `insert into finance.ledgers (id, owner_id, title, base_currency, time_zone, created_at)
       values ($1, $2, 'Household', 'EUR', 'UTC', now())`,
      [ledger, ada],
    );
    await app.query(
      `insert into finance.accounts (id, ledger_id, kind, name, currency, opened_at)
       values ($2, $1, 'asset', 'Bank', 'EUR', now()), ($3, $1, 'expense', 'Food', null, now())`,
      [ledger, bank, food],
    );
  });
});
afterAll(async () => {
  await app.end();
  await kit.stop();
});

async function as<T>(
  person: string | null,
  work: () => Promise<T>,
  school: string | null = null,
): Promise<T> {
  await app.query('begin');
  await app.query(`select set_config('app.person_id', $1, true), set_config('app.school_id', $2, true)`, [
    person ?? '',
    school ?? '',
  ]);
  try {
    const answer = await work();
    await app.query('commit');
    return answer;
  } catch (error) {
    await app.query('rollback');
    throw error;
  }
}

type Line = readonly [account: string, amount: number | string, currency?: string];

/** A transaction as it would be written, in two statements. */
async function write(lines: readonly Line[], { state = 'posted', count = lines.length, by = ada } = {}) {
  const id = newId();
  const posted = state === 'pending' ? null : new Date();
  await app.query(
    `insert into finance.transactions (id, ledger_id, date, state, kind, lines, recorded_by, recorded_at, posted_by, posted_at)
     values ($1, $2, '2026-11-23', $3, 'entry', $4, $5, now(), $6, $7)`,
    [id, ledger, state, count, by, posted && by, posted],
  );
  await add(id, lines);
  return id;
}
async function add(id: string, lines: readonly Line[], from = 1) {
  for (const [nth, [account, amount, currency = 'EUR']] of lines.entries())
    await app.query(
      `insert into finance.postings (ledger_id, transaction_id, line, date, account_id, amount, currency)
       values ($1, $2, $3, '2026-11-23', $4, $5, $6)`,
      [ledger, id, from + nth, account, amount, currency],
    );
}
const bread = (options = {}) =>
  as(ada, () =>
    write(
      [
        [bank, -450],
        [food, 450],
      ],
      options,
    ),
  );
const by = (constraint: string) => expect.objectContaining({ constraint });
const balances = async () =>
  (
    await kit.rows('select account_id, posted, pending from finance.balances where ledger_id = $1', [ledger])
  ).map(({ account_id, posted, pending }) => [account_id === bank ? 'bank' : 'food', posted, pending]);
const unsound = () =>
  kit.rows<{ subject_id: string; rule: string }>('select subject_id, rule from finance.unsound($1)', [
    ledger,
  ]);
const count = async (table: string) =>
  (await app.query<{ n: number }>(`select count(*)::int as n from finance.${table}`)).rows[0]!.n;

const TABLES = ['ledgers', 'accounts', 'transactions', 'postings', 'balances', 'shares'];

describe('row security of ledgers (K1)', () => {
  it.each(TABLES)('K1 shows %s to nobody whose ledger it is not, in whatever school', async (table) => {
    await bread();
    await as(ada, () =>
      app.query(
        `insert into finance.shares (id, ledger_id, access, state, email, invited_at, expires_at)
         values ($1, $2, 'viewer', 'invited', 'somebody@example.org', now(), now() + interval '1 day')`,
        [newId(), ledger],
      ),
    );
    const school = await kit.school();
    expect(await as(ada, () => count(table))).toBeGreaterThan(0);
    expect(await as(ada, () => count(table), school)).toBeGreaterThan(0);
    expect(await as(ben, () => count(table), school)).toBe(0);
    expect(await as(null, () => count(table), school)).toBe(0);
  });

  it('K1 lets nobody write into a ledger that is not theirs, be it by its id', async () => {
    await expect(
      as(ben, () =>
        write(
          [
            [bank, -1],
            [food, 1],
          ],
          { by: ben },
        ),
      ),
    ).rejects.toThrow(/row-level security/);
    const stolen = as(ben, () =>
      app.query(
        `insert into finance.ledgers (id, owner_id, title, base_currency, time_zone, created_at)
         values ($1, $2, 'X', 'EUR', 'UTC', now())`,
        [newId(), ada],
      ),
    );
    await expect(stolen).rejects.toThrow(/row-level security/);
    const taken = await as(ben, () =>
      app.query('update finance.ledgers set owner_id = $1 where id = $2', [ben, ledger]),
    );
    expect(taken.rowCount).toBe(0);
  });

  it('K1 lets nobody give themselves a share, widen one, or take one up again that has ended', async () => {
    const give = (state: string, person: string | null) =>
      app.query(
        `insert into finance.shares (id, ledger_id, access, state, person_id, email, invited_at, expires_at)
         values ($1, $2, 'viewer', $3, $4, $5, now(), now() + interval '1 day')`,
        [newId(), ledger, state, person, state === 'invited' ? `${ben}@example.org` : null],
      );
    await expect(as(ben, () => give('accepted', ben))).rejects.toThrow(by('shares_go_their_way'));
    await expect(as(ada, () => give('accepted', ben))).rejects.toThrow(by('shares_go_their_way'));
    await as(ada, () => give('invited', null));
    const set = (what: string) =>
      as(ben, () => app.query(`update finance.shares set ${what} where ledger_id = $1`, [ledger]));
    await set(`state = 'accepted', email = null, person_id = '${ben}'`);
    expect(await as(ben, () => count('accounts'))).toBe(2);
    await expect(set(`access = 'editor'`)).rejects.toThrow(by('shares_go_their_way'));
    await expect(
      as(ben, () =>
        write(
          [
            [bank, -1],
            [food, 1],
          ],
          { by: ben },
        ),
      ),
    ).rejects.toThrow(/row-level security/);
    await set(`state = 'ended'`);
    await expect(set(`state = 'accepted'`)).rejects.toThrow(by('shares_go_their_way'));
    expect(await as(ben, () => count('accounts'))).toBe(0);
  });
});

describe('postings', () => {
  it.each<[string, () => readonly Line[]]>([
    [
      'not zero',
      () => [
        [bank, -450],
        [food, 451],
      ],
    ],
    [
      'zero over two currencies only',
      () => [
        [bank, -450],
        [food, 450, 'USD'],
      ],
    ],
    ['one of the lines alone', () => [[bank, -450]]],
  ])('D1 that come to %s are not committed', async (_, lines) => {
    await expect(as(ada, () => write(lines(), { count: Math.max(2, lines().length) }))).rejects.toThrow(
      by('transactions_balance'),
    );
    expect(await balances()).toEqual([]);
  });

  it('D1 are asked about at the end, also when nobody is named any more by then', async () => {
    const cheat = as(ada, async () => {
      await write([
        [bank, -450],
        [food, 451],
      ]);
      await app.query(`select set_config('app.person_id', '', true)`);
    });
    await expect(cheat).rejects.toThrow(by('transactions_balance'));
  });

  it('D1 are as many as the transaction says, and no transaction is without', async () => {
    await expect(as(ada, () => write([], { count: 2 }))).rejects.toThrow(by('transactions_lines'));
    await expect(bread({ count: 3 })).rejects.toThrow(by('transactions_lines'));
  });

  it('D3 of what is posted are not changed, removed or added to, be it balanced', async () => {
    const id = await bread();
    await expect(as(ada, () => app.query('update finance.postings set amount = 1'))).rejects.toThrow(
      /permission denied/,
    );
    await expect(as(ada, () => app.query('delete from finance.postings'))).rejects.toThrow(
      by('transactions_posted_stay'),
    );
    await expect(
      as(ada, () =>
        add(
          id,
          [
            [bank, -1],
            [food, 1],
          ],
          3,
        ),
      ),
    ).rejects.toThrow(by('transactions_lines'));
    for (const what of [
      `note = 'x'`,
      `date = '2026-11-24'`,
      `state = 'pending'`,
      'lines = 4',
      `posted_at = now()`,
    ])
      await expect(as(ada, () => app.query(`update finance.transactions set ${what}`))).rejects.toThrow(
        by('transactions_posted_stay'),
      );
    await expect(as(ada, () => app.query('delete from finance.transactions'))).rejects.toThrow(
      /transactions_posted_stay|posted/,
    );
    // The setting by which an erasure passes helps nobody else.
    const erasing = as(ada, async () => {
      await app.query(`select set_config('app.erasing', 'on', true)`);
      await app.query('delete from finance.postings');
    });
    await expect(erasing).rejects.toThrow(by('transactions_posted_stay'));
    expect(await unsound()).toEqual([]);
  });

  it('D4 keep the balances, which nobody else writes', async () => {
    await bread();
    await bread({ state: 'pending' });
    expect(await balances()).toEqual(
      expect.arrayContaining([
        ['bank', '-450', '-450'],
        ['food', '450', '450'],
      ]),
    );
    await expect(as(ada, () => app.query('update finance.balances set posted = 0'))).rejects.toThrow(
      /permission denied/,
    );
    expect(await unsound()).toEqual([]);
  });

  it('R3 that are not what the balances say are found, and which', async () => {
    const id = await bread();
    await kit.admin.query('update finance.balances set posted = 1 where account_id = $1', [bank]);
    expect(await unsound()).toEqual([{ subject_id: bank, rule: 'balance_is_sum' }]);
    await kit.admin.query('alter table finance.postings disable trigger user');
    await kit.admin.query('update finance.postings set amount = 451 where transaction_id = $1 and line = 2', [
      id,
    ]);
    await kit.admin.query('delete from finance.postings where transaction_id = $1 and line = 1', [id]);
    await kit.admin.query('alter table finance.postings enable trigger user');
    expect((await unsound()).map(({ rule }) => rule).toSorted()).toEqual([
      'balance_is_sum',
      'balance_is_sum',
      'transaction_balances',
      'transaction_whole',
    ]);
  });

  it('fit their account: open, and of its currency', async () => {
    await expect(
      as(ada, () =>
        write([
          [bank, -1, 'USD'],
          [food, 1, 'USD'],
        ]),
      ),
    ).rejects.toThrow(by('postings_currency'));
    await as(ada, () => app.query('update finance.accounts set closed_at = now() where id = $1', [food]));
    await expect(bread()).rejects.toThrow(by('postings_open'));
  });

  it.each(['0', '1000000000000000'])('D2 are not of %s', async (amount) => {
    await expect(
      as(ada, () =>
        write([
          [bank, `-${amount}`],
          [food, amount],
        ]),
      ),
    ).rejects.toThrow(/postings_amount_check/);
  });
});
