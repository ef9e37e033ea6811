import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { LedgerKeeper } from '../../support/ledger-keeper.js';
import { placesHolding } from '../../support/places-holding.js';
import { TestApp } from '../../support/test-app.js';
import { givePassword, PASSWORD, somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

describe('the ledgers of somebody whose account is erased (K6)', () => {
  let app: TestApp;
  let schools: TwoSchools;
  beforeAll(async () => {
    app = await TestApp.start();
    schools = await twoSchools(app);
  });
  afterAll(() => app.stop());

  it.each(['who is in a school', 'who is in none'])(
    'K6 go with everything in them, of somebody %s',
    async (who) => {
      const place = { schoolId: schools.hill.id };
      const person = await (who === 'who is in none'
        ? somebody(app, null, {})
        : somebody(app, 'teacher', place));
      await givePassword(app, person);
      const ada = new LedgerKeeper(app, person);
      const ben = new LedgerKeeper(app, await somebody(app, null, {}));
      const home = await ada.household();
      const word = `Secret${newId()}`;
      await ada.call('PATCH', `/ledgers/${home.ledgerId}`, { title: word });
      const { id } = (await ada.spend(home, '450', { payee: word, note: word })).body;
      await ada.call('POST', `/ledgers/${home.ledgerId}/transactions/${id}/reverse`, {});
      await ada.shareWith(ben, home.ledgerId, 'editor');
      const bens = await ben.household();
      const share = await ben.shareWith(ada, bens.ledgerId, 'editor');
      await ada.spend(bens, '450');

      const erased = await ada.call('POST', '/me/erasure', { password: PASSWORD });
      expect(erased.status).toBe(204);
      await until(
        async () => (await ben.call('GET', `/ledgers/${home.ledgerId}`)).status === 404,
        'the ledger to go',
      );
      const left = await placesHolding(app, word);
      expect(
        left.filter((place_) => !/^platform\.(outbox|jobs|topic_messages|idempotency_keys)$/.test(place_)),
      ).toEqual([]);
      // What was done in the ledger of somebody else is that one's.
      expect(await ben.posted(bens.ledgerId, bens.bank)).toBe('99550');
      const { rows } = await app.admin.query('select state from finance.shares where id = $1', [share]);
      expect(rows).toEqual([{ state: 'ended' }]);
    },
  );

  it('K6 forgets the address of whoever did not answer an invitation in time', async () => {
    const ada = new LedgerKeeper(app, await somebody(app, null, {}));
    const ledgerId = await ada.ledger();
    const email = `${newId()}@example.org`;
    await ada.call('POST', `/ledgers/${ledgerId}/shares`, { email, access: 'viewer' });
    await app.admin.query(
      `update finance.shares set expires_at = now() - interval '1 second' where email = $1`,
      [email],
    );
    await app.admin.query(
      `update platform.schedules set next_at = now() where name = 'finance.forget-lapsed-shares'`,
    );
    await until(async () => {
      const { rows } = await app.admin.query<{ email: string | null }>(
        'select email from finance.shares where ledger_id = $1',
        [ledgerId],
      );
      return rows[0]!.email === null;
    }, 'the address to be forgotten');
  });
});
