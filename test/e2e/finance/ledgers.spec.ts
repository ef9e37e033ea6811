import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { LedgerKeeper, type Household, type Told } from '../../support/ledger-keeper.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;
let ada: LedgerKeeper;
let ben: LedgerKeeper;
let home: Household;

beforeAll(async () => {
  app = await TestApp.start({ LYCEUM_ROLE: 'api' });
  schools = await twoSchools(app);
});
beforeEach(async () => {
  ada = await keeper();
  ben = await keeper();
  home = await ada.household();
});
afterAll(() => app.stop());

const keeper = async () =>
  new LedgerKeeper(app, await somebody(app, 'teacher', { schoolId: schools.hill.id }));
const of = (path = '') => `/ledgers/${home.ledgerId}${path}`;
const codeOf = async (answer: Promise<{ status: number; body: Told }>) => {
  const { status, body } = await answer;
  return [status, body.code];
};

describe('a ledger', () => {
  it('begins with the accounts that each one has, and is found by its owner', async () => {
    const { body } = await ada.call<{ items: Told[] }>('GET', '/ledgers');
    expect(body.items).toEqual([
      expect.objectContaining({ id: home.ledgerId, access: 'owner', shareId: null, baseCurrency: 'EUR' }),
    ]);
    const accounts = await ada.call<{ items: Told[] }>('GET', of('/accounts'));
    expect(accounts.body.items.filter(({ purpose }) => purpose).map(({ purpose }) => purpose)).toEqual(
      expect.arrayContaining(['opening', 'exchange']),
    );
  });

  it('K1 is not there for anybody else: no other person, no office, no one who leads a school or the platform', async () => {
    const { id } = (await ada.spend(home, '450')).body;
    const { hill, lake, platformAdmin, districtAdmin } = schools;
    const others = [
      ben.person,
      platformAdmin,
      districtAdmin,
      ...Object.values(hill.people),
      lake.people.admin,
    ];
    const paths = [
      '',
      '/accounts',
      `/accounts/${home.bank}`,
      '/transactions',
      `/transactions/${id}`,
      '/shares',
    ];
    for (const other of others.map((person) => new LedgerKeeper(app, person))) {
      for (const path of [...paths, '/soundness'])
        expect([path, (await other.call('GET', of(path))).status]).toEqual([path, 404]);
      expect((await other.call<{ items: Told[] }>('GET', '/ledgers')).body.items).toEqual([]);
      expect((await other.spend(home, '450')).status).toBe(404);
      expect((await other.call('PATCH', of(), { title: 'Mine' })).status).toBe(404);
      expect((await other.call('POST', of(`/transactions/${id}/reverse`), {})).status).toBe(404);
    }
    expect(await ada.posted(home.ledgerId, home.bank)).toBe('99550');
  });

  it('is changed by its version', async () => {
    const { headers } = await ada.call('GET', of());
    const match = { 'if-match': headers.get('etag')! };
    expect((await ada.call('PATCH', of(), { title: 'Ours' }, match)).body['title']).toBe('Ours');
    expect(await codeOf(ada.call('PATCH', of(), { title: 'Late' }, match))).toEqual([
      412,
      'kernel.version_stale',
    ]);
    expect(await codeOf(ada.call('PATCH', of(), { baseCurrency: 'DEM' }))).toEqual([
      422,
      'finance.currency_unknown',
    ]);
  });

  it('K4 is begun once for a key', async () => {
    const details = { title: 'Once', baseCurrency: 'EUR', timeZone: 'UTC' };
    const key = { 'idempotency-key': newId() };
    const [first, second] = [
      await ada.call('POST', '/ledgers', details, key),
      await ada.call('POST', '/ledgers', details, key),
    ];
    expect(second.body.id).toBe(first.body.id);
    const other = await ben.call('POST', '/ledgers', details, key);
    expect(other.body.id).not.toBe(first.body.id);
  });

  it('K7 leaves a trace of who did what to it, in no school', async () => {
    await ada.call('PATCH', of(), { title: 'Ours' });
    const { rows } = await app.admin.query(
      `select school_id, person_id, action, before, after from platform.audit_entries
       where subject_id = $1 order by at`,
      [home.ledgerId],
    );
    expect(rows).toMatchObject([
      { school_id: null, person_id: ada.person.id, action: 'create' },
      { action: 'update', before: { title: 'Household' }, after: { title: 'Ours' } },
    ]);
  });
});

describe('a share', () => {
  it('lets an editor write and a viewer look, and neither decide', async () => {
    await ada.shareWith(ben, home.ledgerId, 'viewer');
    expect((await ben.call('GET', of())).body).toMatchObject({
      access: 'viewer',
      owner: { displayName: 'Some teacher' },
    });
    expect(await codeOf(ben.spend(home, '450'))).toEqual([403, 'finance.ledger_read_only']);
    expect(await codeOf(ben.call('GET', of('/shares')))).toEqual([403, 'finance.ledger_not_owned']);
    const carl = await keeper();
    await ada.shareWith(carl, home.ledgerId, 'editor');
    expect((await carl.spend(home, '450')).body).toMatchObject({ recordedBy: carl.person.id });
    expect(await codeOf(carl.call('PATCH', of(), { title: 'Mine' }))).toEqual([
      403,
      'finance.ledger_not_owned',
    ]);
    expect(
      await codeOf(carl.call('POST', of('/shares'), { email: 'x@example.org', access: 'editor' })),
    ).toEqual([403, 'finance.ledger_not_owned']);
    const shares = await ada.call<{ items: Told[] }>('GET', of('/shares'));
    expect(shares.body.items).toMatchObject([
      { access: 'viewer', state: 'accepted', email: null, person: { personId: ben.person.id } },
      { access: 'editor', person: { personId: carl.person.id } },
    ]);
  });

  it('is offered alike to an address that somebody has and to one that nobody has', async () => {
    const offer = async (email: string) => {
      const mine = await ada.ledger();
      const { status, body } = await ada.call<{ items: Told[] }>('POST', `/ledgers/${mine}/shares`, {
        email,
        access: 'viewer',
      });
      return { status, items: body.items.map(({ state, person }) => ({ state, person })) };
    };
    const nobody = `${newId()}@example.org`;
    expect(await offer(ben.person.email.toUpperCase())).toEqual(await offer(nobody));
    expect((await ben.call<{ items: Told[] }>('GET', '/ledger-invitations')).body.items).toHaveLength(1);
    const again = { email: nobody, access: 'viewer' };
    await ada.call('POST', of('/shares'), again);
    expect(await codeOf(ada.call('POST', of('/shares'), again))).toEqual([409, 'finance.invited_already']);
  });

  it('is answered by whom it is for, once; declined it lets nobody in', async () => {
    await ada.call('POST', of('/shares'), { email: ben.person.email, access: 'viewer' });
    const { body } = await ben.call<{ items: Told[] }>('GET', '/ledger-invitations');
    expect(body.items).toMatchObject([
      { ledgerTitle: 'Household', ownerName: 'Some teacher', access: 'viewer' },
    ]);
    const { id } = body.items[0]!;
    const carl = await keeper();
    for (const other of [carl, ada])
      expect((await other.call('POST', `/ledger-invitations/${id}/accept`)).status).toBe(404);
    expect((await ben.call('POST', `/ledger-invitations/${id}/decline`)).status).toBe(204);
    expect((await ben.call('POST', `/ledger-invitations/${id}/accept`)).status).toBe(404);
    expect((await ben.call('GET', of())).status).toBe(404);
    const { rows } = await app.admin.query('select state, email from finance.shares where id = $1', [id]);
    expect(rows).toEqual([{ state: 'declined', email: null }]);
  });

  it('is held once by a person, who has left it as soon as it ends', async () => {
    const share = await ada.shareWith(ben, home.ledgerId, 'viewer');
    await ada.call('POST', of('/shares'), { email: ben.person.email, access: 'editor' });
    const { body } = await ben.call<{ items: Told[] }>('GET', '/ledger-invitations');
    const accept = `/ledger-invitations/${body.items[0]!.id}/accept`;
    expect(await codeOf(ben.call('POST', accept))).toEqual([409, 'finance.shared_already']);
    expect((await ben.call('DELETE', of(`/shares/${share}`))).status).toBe(204);
    expect((await ben.call('GET', of())).status).toBe(404);
    expect((await ben.call('POST', accept)).status).toBe(204);
    expect((await ben.spend(home, '1')).status).toBe(201);
    expect((await ada.call('DELETE', of(`/shares/${body.items[0]!.id}`))).status).toBe(204);
    expect((await ben.spend(home, '1')).status).toBe(404);
    expect((await ben.call('DELETE', of(`/shares/${newId()}`))).body.code).toBe('finance.share_not_found');
  });

  it('is offered to twenty at most', async () => {
    for (let nth = 0; nth < 20; nth++)
      await ada.call('POST', of('/shares'), { email: `${nth}-${newId()}@example.org`, access: 'viewer' });
    const more = { email: `more-${newId()}@example.org`, access: 'viewer' };
    expect(await codeOf(ada.call('POST', of('/shares'), more))).toEqual([409, 'finance.too_many_shares']);
  });

  it('that is taken back while its holder writes is taken back before or after, and not in between', async () => {
    const share = await ada.shareWith(ben, home.ledgerId, 'editor');
    const writes = Array.from({ length: 8 }, () => ben.spend(home, '100'));
    const [ended, ...answers] = await Promise.all([ada.call('DELETE', of(`/shares/${share}`)), ...writes]);
    expect(ended.status).toBe(204);
    const taken = answers.filter(({ status }) => status === 201).length;
    expect(answers.every(({ status }) => status === 201 || status === 404)).toBe(true);
    expect(await ada.posted(home.ledgerId, home.bank)).toBe(String(100_000 - 100 * taken));
    expect((await ben.spend(home, '100')).status).toBe(404);
  });
});
