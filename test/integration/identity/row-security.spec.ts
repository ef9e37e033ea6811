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
import { MikroCredentialRepository } from '../../../src/identity/persistence/mikro-credential.repository.js';
import { MikroMembershipRepository } from '../../../src/identity/persistence/mikro-membership.repository.js';
import { MikroPersonRepository } from '../../../src/identity/persistence/mikro-person.repository.js';
import { MikroSessionRepository } from '../../../src/identity/persistence/mikro-session.repository.js';
import { PersistenceKit, type TestReplica } from '../../support/persistence-kit.js';

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
