import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { addDays, dateIn } from '#domain/kernel/local-date';
import { systemActor } from '#domain/kernel/actor';
import { EmailTaken } from '#domain/identity/account.errors';
import { Credential } from '#domain/identity/credential';
import { Membership } from '#domain/identity/membership';
import { MembershipExists } from '#domain/identity/school.errors';
import { Person } from '#domain/identity/person';
import { Session } from '#domain/identity/session';
import { Busy } from '#platform/persistence/constraints';
import { prepared } from '#platform/persistence/statement';
import { MikroCredentialRepository } from '../../../src/identity/persistence/mikro-credential.repository.js';
import { MikroMembershipRepository } from '../../../src/identity/persistence/mikro-membership.repository.js';
import { MikroPersonRepository } from '../../../src/identity/persistence/mikro-person.repository.js';
import { MikroSessionRepository } from '../../../src/identity/persistence/mikro-session.repository.js';
import {
  ListMembershipsHandler,
  ListMembershipsQuery,
} from '../../../src/identity/queries/list-memberships.query.js';
import { waitingBehind } from '../../support/lock-waits.js';
import { PersistenceKit, type TestReplica } from '../../support/persistence-kit.js';
import { until } from '../../support/until.js';
import { ExplainingReader } from '../../support/plans.js';

const now = new Date('2026-11-20T09:00:00Z');
const people = new MikroPersonRepository();
const credentials = new MikroCredentialRepository();
const sessions = new MikroSessionRepository();
const memberships = new MikroMembershipRepository();

/** Row security alone: no guard, no use case, only the actor of the unit of work. */
describe('what belongs to a person (K1)', () => {
  let kit: PersistenceKit;
  let replica: TestReplica;
  let ada: string;
  let eve: string;
  beforeAll(async () => {
    kit = await PersistenceKit.start();
    replica = kit.replica();
    [ada, eve] = [await account(), await account()];
  });
  afterAll(() => kit.stop());

  const as = <T>(personId: string | null, work: () => Promise<T>, schoolId: string | null = null) =>
    replica.unitOfWork.run(systemActor(schoolId, personId), work);
  const aPerson = (id: string, email = `${id}@example.org`) =>
    Person.create({ id, email, displayName: 'Ada', locale: 'en', timeZone: 'UTC', origin: 'operator' }, now);
  async function account(): Promise<string> {
    const id = newId();
    await as(id, async () => {
      people.add(aPerson(id));
      credentials.add(Credential.create(id, 'hash', now));
    });
    await as(id, async () => {
      const { session } = await Session.open(
        { personId: id, deviceLabel: 'Phone', address: '192.0.2.7' },
        now,
      );
      sessions.add(session);
    });
    return id;
  }
  const count = (personId: string | null, table: string, schoolId: string | null = null) =>
    replica.reader
      .rows<{ n: number }>(systemActor(schoolId, personId), {
        name: `count-${table}`,
        text: `select count(*)::int as n from identity.${table}`,
      })
      .then(([row]) => row!.n);

  it.each(['persons', 'credentials', 'sessions'])(
    'shows of %s only one’s own, and to nobody nothing',
    async (table) => {
      expect([await count(ada, table), await count(newId(), table), await count(null, table)]).toEqual([
        1, 0, 0,
      ]);
    },
  );

  it('is not found by another, and not written for another', async () => {
    expect(await as(eve, () => credentials.find(ada))).toBeNull();
    expect(await as(eve, () => sessions.findUnrevoked(ada))).toEqual([]);
    const stranger = newId();
    await expect(as(eve, async () => people.add(aPerson(stranger)))).rejects.toThrow(/row-level security/);
    await expect(as(null, async () => people.add(aPerson(stranger)))).rejects.toThrow(/row-level security/);
  });

  it('is seen of a member by the school, and changed by the person alone', async () => {
    const [school, other] = [await kit.school(), await kit.school()];
    const place = { schoolId: school, districtId: null };
    const grant = () =>
      memberships.add(Membership.grant({ personId: ada, role: 'teacher', from: '2026-09-01', ...place }));
    await as(null, async () => grant(), school);
    expect((await as(null, () => people.find(ada), school))!.id).toBe(ada);
    expect(await as(null, () => people.find(ada), other)).toBeNull();
    expect(await as(null, () => credentials.find(ada), school)).toBeNull();
    const rename = as(
      null,
      async () => (await people.byId(ada)).updateProfile({ displayName: 'Mine' }, now),
      school,
    );
    // The row is not there for its update, as if somebody else had changed it.
    await expect(rename).rejects.toThrow(Busy);
    expect((await as(ada, () => people.byId(ada))).displayName).toBe('Ada');
    await expect(as(null, async () => grant(), school)).rejects.toThrow(MembershipExists);
    await expect(as(null, async () => grant(), other)).rejects.toThrow(/row-level security/);
  });

  // At any hour one of the two has another date than UTC.
  it.each(['Pacific/Kiritimati', 'Etc/GMT+12'])(
    'K3 belongs to a school by the day of its clocks: %s',
    async (zone) => {
      const school = await kit.school();
      await kit.admin.query('update identity.schools set time_zone = $2 where id = $1', [school, zone]);
      const today = dateIn(zone, new Date());
      const held = newId();
      const mine = { name: 'seen', text: 'select id from identity.schools where id = $1' };
      const seen = async (from: number, to: number) => {
        const dates = [addDays(today, from), addDays(today, to)];
        await kit.admin.query(
          `insert into identity.memberships (id, person_id, role, school_id, valid_from, valid_to)
         values ($1, $2, 'teacher', $3, $4, $5) on conflict (id) do update set valid_from = $4, valid_to = $5`,
          [held, ada, school, ...dates],
        );
        return (await replica.reader.rows(systemActor(null, ada), mine, [school])).length === 1;
      };
      expect([await seen(0, 0), await seen(1, 1), await seen(-1, -1)]).toEqual([true, false, false]);
    },
  );

  it('has one account for an address, whoever else may see it', async () => {
    const id = newId();
    const taken = as(id, async () => people.add(aPerson(id, `${ada}@example.org`)));
    await expect(taken).rejects.toThrow(EmailTaken);
  });

  it('is not overwritten by two at once: the slower one begins anew on what the quicker one left', async () => {
    const seen: string[] = [];
    await as(ada, async () => {
      const person = await people.byId(ada);
      seen.push(person.displayName);
      if (seen.length === 1) {
        const quicker = `update identity.persons set display_name = 'Quick', version = version + 1 where id = $1`;
        await kit.admin.query(quicker, [ada]);
      }
      person.updateProfile({ displayName: 'Slow' }, now);
    });
    expect(seen).toEqual(['Ada', 'Quick']);
    expect((await as(ada, () => people.byId(ada))).displayName).toBe('Slow');
  });
});

/** A school with its district. */
interface Place {
  readonly school: string;
  readonly district: string;
}

describe('whom a school sees (K1)', () => {
  let kit: PersistenceKit;
  let replica: TestReplica;
  let hill: Place;
  let lake: Place;
  const called = new Map<string, string>();

  beforeAll(async () => {
    kit = await PersistenceKit.start();
    replica = kit.replica();
    [hill, lake] = [await place('Pacific/Kiritimati'), await place('Etc/GMT+12')];
    for (const [here, there] of [
      [hill, lake],
      [lake, hill],
    ] as const) {
      const name = here === hill ? 'hill' : 'lake';
      const of = (role: string) => ({ role, school: here.school });
      await somebody(`teacher of ${name}`, of('teacher'));
      await somebody(`suspended guardian of ${name}`, of('guardian'));
      await somebody(`formerly of ${name}`, { ...of('office'), from: -30, to: -1 });
      await somebody(`until yesterday UTC of ${name}`, { ...of('student'), from: -30, to: -1 });
      await somebody(`from tomorrow at ${name}`, { ...of('teacher'), from: 2 });
      await somebody(
        `formerly of ${name}, now there`,
        { ...of('teacher'), from: -30, to: -9 },
        { role: 'teacher', school: there.school },
      );
      await somebody(`leader of the district of ${name}`, {
        role: 'district-admin',
        district: here.district,
      });
      await somebody(
        `leader and teacher of ${name}`,
        { role: 'district-admin', district: here.district },
        of('teacher'),
      );
    }
    await somebody('nobody');
    await somebody('administrator of the platform', { role: 'platform-admin' });
    await kit.admin.query(
      `update identity.persons set status = 'suspended' where display_name like 'suspended%'`,
    );
    await invite(await somebody('only invited to hill'), hill.school);
  });
  afterAll(() => kit.stop());

  async function place(timeZone: string): Promise<Place> {
    const school = await kit.school(timeZone);
    const [row] = await kit.rows<{ district: string }>(
      'select district_id as district from identity.schools where id = $1',
      [school],
    );
    return { school, district: row!.district };
  }

  interface Role {
    readonly role: string;
    readonly school?: string;
    readonly district?: string;
    /** Days from today, UTC. */
    readonly from?: number;
    readonly to?: number;
  }

  async function somebody(name: string, ...roles: readonly Role[]): Promise<string> {
    const id = await kit.person();
    called.set(id, name);
    await kit.admin.query('update identity.persons set display_name = $2 where id = $1', [id, name]);
    for (const { role, school, district, from = -30, to } of roles)
      await kit.admin.query(
        `insert into identity.memberships (id, person_id, role, school_id, district_id, valid_from, valid_to)
         values ($1, $2, $3, $4, $5, current_date + $6::int, current_date + $7::int)`,
        [newId(), id, role, school ?? null, district ?? null, from, to ?? null],
      );
    return id;
  }

  async function invite(person: string, school: string): Promise<void> {
    await kit.admin.query(
      `insert into identity.invitations (id, school_id, email, role, token_hash, created_at, expires_at)
       select $1::uuid, $2, email, 'teacher', $1::text, now(), now() + interval '1 day' from identity.persons where id = $3`,
      [newId(), school, person],
    );
  }

  const all = prepared('select id from identity.persons');
  const oneByOne = prepared(`
    select p.id from unnest($1::uuid[]) one (id) cross join lateral (
      select p.id from identity.persons p where p.id = one.id offset 0) p`);
  async function seen(school: string | null, person: string | null): Promise<string[]> {
    const as = systemActor(school, person);
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => called.get(id)!).toSorted();
    const together = ids(await replica.reader.rows(as, all));
    expect(ids(await replica.reader.rows(as, oneByOne, [[...called.keys()]]))).toEqual(together);
    return together;
  }

  const OF_HILL = [
    'formerly of hill',
    'formerly of hill, now there',
    'formerly of lake, now there',
    'from tomorrow at hill',
    'leader and teacher of hill',
    'suspended guardian of hill',
    'teacher of hill',
    'until yesterday UTC of hill',
  ];

  it('is whoever has or had a role in it, whatever the date, and nobody else', async () => {
    expect(await seen(hill.school, null)).toEqual(OF_HILL);
    const ofLake = OF_HILL.map((name) =>
      name.replace(/hill|lake/, (one) => (one === 'hill' ? 'lake' : 'hill')),
    );
    expect(await seen(lake.school, null)).toEqual(ofLake.toSorted());
    expect(await seen(newId(), null)).toEqual([]);
    expect(await seen(null, null)).toEqual([]);
  });

  const idOf = (name: string) => [...called].find(([, each]) => each === name)![0];

  it('is oneself besides, and who leads the same district', async () => {
    expect(await seen(hill.school, idOf('nobody'))).toEqual([...OF_HILL, 'nobody'].toSorted());
    expect(await seen(null, idOf('teacher of hill'))).toEqual(['teacher of hill']);
    const leaders = ['leader and teacher of hill', 'leader of the district of hill'];
    expect(await seen(null, idOf(leaders[1]!))).toEqual(leaders);
    expect(await seen(lake.school, idOf(leaders[1]!))).toHaveLength(OF_HILL.length + 2);
    expect(await seen(null, idOf('administrator of the platform'))).toEqual([...called.values()].toSorted());
  });

  const page = async (filter: { role?: Role['role']; after?: string } = {}) => {
    const reader = new ExplainingReader(replica.database);
    const query = new ListMembershipsQuery(
      { limit: 3, ...filter } as ListMembershipsQuery['filter'],
      systemActor(hill.school),
    );
    const { items, next } = await new ListMembershipsHandler(reader).execute(query);
    return { names: items.map(({ displayName }) => displayName), next, plan: reader.plans[0]! };
  };
  async function listed(role?: string): Promise<string[]> {
    const names: string[] = [];
    for (let after: string | undefined, more = true; more;) {
      const got = await page({ ...(role && { role }), ...(after && { after }) });
      names.push(...got.names);
      [after, more] = [got.next, got.next !== undefined];
    }
    return names;
  }

  it('is listed page by page in the order of names, which are those of the people', async () => {
    expect(await listed()).toEqual(OF_HILL);
    expect(await listed('student')).toEqual(['until yesterday UTC of hill']);
    const changes = () => kit.rows('select from identity.access_changes').then((rows) => rows.length);
    const before = await changes();
    await kit.admin.query('update identity.persons set display_name = $2 where id = $1', [
      idOf('teacher of hill'),
      'a teacher of hill',
    ]);
    expect(await listed()).toEqual([
      'a teacher of hill',
      ...OF_HILL.filter((name) => name !== 'teacher of hill'),
    ]);
    expect(await changes()).toBe(before); // nobody may more or less since
  });

  it('is listed by the name that counts, whichever comes first: a role or another name', async () => {
    const [rename, appoint] = await Promise.all([kit.connectionOf('admin'), kit.connectionOf('admin')]);
    const copies = (id: string) =>
      kit.rows('select distinct display_name as name from identity.memberships where person_id = $1', [id]);
    const renamed = (id: string, name: string) =>
      rename.query('update identity.persons set display_name = $2 where id = $1', [id, name]);
    const appointed = (id: string) =>
      appoint.query(
        `insert into identity.memberships (id, person_id, role, school_id) values ($1, $2, 'auditor', $3)`,
        [newId(), id, hill.school],
      );
    for (const [first, then] of [
      [rename, appoint],
      [appoint, rename],
    ] as const) {
      const id = await kit.person();
      const act = (by: typeof rename) => (by === rename ? renamed(id, 'Another') : appointed(id));
      await first.query('begin');
      await act(first);
      const waits = act(then);
      await until(async () => (await waitingBehind(first)) === 1, 'the other one waits');
      await first.query('commit');
      await waits;
      expect(await copies(id)).toEqual([{ name: 'Another' }]);
    }
    await Promise.all([rename.end(), appoint.end()]);
  });

  it('is looked up, and read in order, among thousands', async () => {
    await kit.admin.query(
      `with people as (
         insert into identity.persons (id, email, display_name)
         select gen_random_uuid(), 'many-' || n || '@example.org', 'Pupil ' || n from generate_series(1, 3000) n returning id)
       insert into identity.memberships (id, person_id, role, school_id) select gen_random_uuid(), id, 'student', $1 from people`,
      [hill.school],
    );
    await kit.admin.query('vacuum (analyze) identity.persons, identity.memberships');
    const reader = new ExplainingReader(replica.database);
    const name = prepared('select display_name from identity_api.people_v1 where person_id = $1');
    expect(await reader.rows(systemActor(hill.school), name, [idOf('formerly of hill')])).toHaveLength(1);
    expect(reader.plans[0]!.pages).toBeLessThan(20);
    for (const role of [undefined, 'auditor']) {
      const { plan } = await page(role ? { role } : {});
      expect(plan.indexes).toContain(role ? 'memberships_of_role' : 'memberships_by_name');
      expect(plan.pages).toBeLessThan(60);
    }
  });
});
