import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#domain/kernel/id';
import { PersistenceKit } from '../../support/persistence-kit.js';

// What two do at the same moment, step by step, on a connection each.

let kit: PersistenceKit;
let [ada, ben, ledger] = ['', '', ''];
let [hers, his]: [pg.Client, pg.Client] = [] as never;

beforeAll(async () => {
  kit = await PersistenceKit.start();
  [hers, his] = [await kit.connectionOf('app'), await kit.connectionOf('app')];
  [ada, ben, ledger] = [await kit.person(), await kit.person(), newId()];
  await kit.admin.query(
    `insert into finance.ledgers (id, owner_id, title, base_currency, time_zone, created_at)
     values ($1, $2, 'Household', 'EUR', 'UTC', now())`,
    [ledger, ada],
  );
});
afterAll(async () => {
  await hers.end();
  await his.end();
  await kit.stop();
});

const begin = (client: pg.Client, person: string) =>
  client.query(`begin; set local app.person_id = '${person}'; set local lock_timeout = '200ms'`);

describe('at the same moment', () => {
  it('a share is not taken back while its holder is in the ledger, and lets nobody in afterwards', async () => {
    await kit.admin.query(
      `insert into finance.shares (id, ledger_id, access, state, person_id, invited_at, expires_at)
       values ($1, $2, 'editor', 'accepted', $3, now(), now())`,
      [newId(), ledger, ben],
    );
    const take = () => hers.query(`update finance.shares set state = 'ended' where ledger_id = $1`, [ledger]);
    const enter = () => his.query('select finance.enter($1) as access', [ledger]);
    await begin(his, ben);
    expect((await enter()).rows).toEqual([{ access: 'editor' }]);
    await begin(hers, ada);
    await expect(take()).rejects.toThrow('lock timeout');
    await hers.query('rollback');
    await his.query('commit');
    await begin(hers, ada);
    expect((await take()).rowCount).toBe(1);
    await hers.query('commit');
    await begin(his, ben);
    expect((await enter()).rows).toEqual([{ access: null }]);
    await his.query('commit');
  });

  it('D3 a transaction is reversed once, also where nobody has looked before', async () => {
    const [account, wrong] = [newId(), newId()];
    const write = async (id: string, reverses: string | null) => {
      await begin(hers, ada);
      await hers.query(
        `insert into finance.transactions (id, ledger_id, date, state, kind, lines, recorded_by, recorded_at, posted_by, posted_at,
           reverses_id)
         values ($1, $2, '2026-11-23', 'posted', case when $4::uuid is null then 'entry' else 'reversal' end, 2, $3, now(), $3,
           now(), $4)`,
        [id, ledger, ada, reverses],
      );
      await hers.query(
        `insert into finance.postings (ledger_id, transaction_id, line, date, account_id, amount, currency)
         values ($1, $2, 1, '2026-11-23', $3, 5, 'EUR'), ($1, $2, 2, '2026-11-23', $3, -5, 'EUR')`,
        [ledger, id, account],
      );
      await hers.query('commit');
    };
    await kit.admin.query(
      `insert into finance.accounts (id, ledger_id, kind, name, opened_at) values ($1, $2, 'expense', 'Food', now())`,
      [account, ledger],
    );
    await write(wrong, null);
    await write(newId(), wrong);
    await expect(write(newId(), wrong)).rejects.toThrow('transactions_reversed_once');
    await hers.query('rollback');
  });
});
