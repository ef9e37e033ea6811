import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LedgerKeeper, type Household, type Told } from '../../support/ledger-keeper.js';
import { relayed } from '../../support/relayed.js';
import { TestSocket } from '../../support/socket.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Shown {
  readonly transaction: Told;
  readonly balances: readonly { accountId: string; currency: string; posted: string; pending: string }[];
}

describe('a ledger that is watched', () => {
  let app: TestApp;
  let ada: LedgerKeeper;
  let home: Household;
  let socket: TestSocket;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    ada = new LedgerKeeper(app, await somebody(app, null, {}));
    home = await ada.household();
    await relayed(app); // what an account begins with is shown as well
    socket = await TestSocket.connect(app, ada.person.token);
  });
  afterAll(() => app.stop());

  const topic = () => `ledger:${home.ledgerId}`;
  const accounts = async () => {
    const { body } = await ada.call<{ items: (Told & { balances: object[] })[] }>(
      'GET',
      `/ledgers/${home.ledgerId}/accounts`,
    );
    return body.items;
  };
  const balancesOf = async (ids: readonly string[]) =>
    (await accounts())
      .filter(({ id }) => ids.includes(id))
      .flatMap(({ id, balances }) => balances.map((one) => ({ accountId: id, ...one })))
      .toSorted((a, b) => a.accountId.localeCompare(b.accountId));

  it('L1 L5 shows each transaction after the commit, and balances that equal what a query returns', async () => {
    const { snapshot } = await socket.subscribe(topic());
    expect(snapshot).toEqual({ items: await accounts() });
    const { id } = (await ada.spend(home, '450', { payee: 'Baker', tags: ['bread'] })).body;
    const [recorded] = await socket.received(topic(), 1);
    const shown = recorded!.data as unknown as Shown;
    const read = await ada.call('GET', `/ledgers/${home.ledgerId}/transactions/${id}`);
    expect(shown.transaction).toEqual(read.body);
    expect(shown.balances).toEqual(await balancesOf([home.bank, home.food]));

    await ada.call('POST', `/ledgers/${home.ledgerId}/transactions/${id}/reverse`, {});
    const both = (await socket.received(topic(), 3)).slice(1).map(({ data }) => data as unknown as Shown);
    expect(
      both.map(({ transaction }) => [transaction['kind'], transaction['reversedById'] !== null]),
    ).toEqual(
      expect.arrayContaining([
        ['reversal', false],
        ['entry', true],
      ]),
    );
    for (const { transaction, balances } of both) {
      const now = await ada.call('GET', `/ledgers/${home.ledgerId}/transactions/${transaction.id}`);
      expect(transaction).toEqual(now.body);
      expect(balances).toEqual(await balancesOf([home.bank, home.food]));
    }
  });

  it('L5 shows what was pending as posted, or as discarded', async () => {
    await socket.subscribe(topic());
    const pending = async () => (await ada.spend(home, '700', { pending: true })).body.id;
    const [first, second] = [await pending(), await pending()];
    await ada.call('POST', `/ledgers/${home.ledgerId}/transactions/${first}/post`);
    await ada.call('DELETE', `/ledgers/${home.ledgerId}/transactions/${second}`);
    const messages = await socket.received(topic(), 4);
    expect(messages.map(({ type }) => type)).toEqual([
      ...Array.from({ length: 3 }, () => 'finance.transaction_changed'),
      'finance.transaction_discarded',
    ]);
    expect(messages[3]!.data).toEqual({
      transactionId: second,
      balances: await balancesOf([home.bank, home.food]),
    });
  });

  it('L5 of many who write at once shows last what is there in the end', async () => {
    await socket.subscribe(topic());
    await Promise.all(Array.from({ length: 12 }, () => ada.spend(home, '100')));
    const messages = await socket.received(topic(), 12);
    const last = messages.at(-1)!.data as unknown as Shown;
    expect(last.balances).toEqual(await balancesOf([home.bank, home.food]));
  });

  it('K2 L4 is watched by whom it is shared with until the share ends, and by nobody else', async () => {
    const { hill, platformAdmin } = await twoSchools(app);
    for (const person of [hill.people.admin, platformAdmin]) {
      const other = await TestSocket.connect(app, person.token);
      expect((await other.subscribe(topic())).problem).toMatchObject({
        status: 404,
        code: 'finance.ledger_not_found',
      });
      other.close();
    }
    const ben = new LedgerKeeper(app, await somebody(app, null, {}));
    const share = await ada.shareWith(ben, home.ledgerId, 'viewer');
    const watching = await TestSocket.connect(app, ben.person.token);
    expect((await watching.subscribe(topic())).ok).toBe(true);
    await ada.spend(home, '450');
    await watching.received(topic(), 1);
    const ended: unknown[] = [];
    watching.socket.on('unsubscribed', (told) => ended.push(told));
    await ada.call('DELETE', `/ledgers/${home.ledgerId}/shares/${share}`);
    await until(() => ended.length > 0, 'the subscription to end');
    await ada.spend(home, '450');
    await socket.subscribe(topic());
    expect(watching.messages).toHaveLength(1);
    watching.close();
  });
});
