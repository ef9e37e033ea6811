import { beforeEach, describe, expect, it } from '@jest/globals';
import { localDate } from '../../kernel/local-date.js';
import { newId } from '../../kernel/id.js';
import { systemActor } from '../../kernel/actor.js';
import { actorWith } from '../testing/fakes.js';
import { identityWorld, type IdentityWorld } from '../testing/identity-world.js';
import { CreateUserUseCase } from '../use-cases/create-user.use-case.js';
import { EraseAccountUseCase } from '../use-cases/erase-account.use-case.js';
import { WriteFarewellUseCase } from '../use-cases/write-farewell.use-case.js';
import {
  AccountIsErased,
  AccountLeadsAlone,
  AccountReasonNamesPerson,
  OwnAccountNeedsPassword,
} from './account-erasure.errors.js';
import { ErasedAccount } from './erased-account.js';

describe('the erasure of an account (K6)', () => {
  let world: IdentityWorld;
  const personId = newId();
  const root = actorWith(['platform-admin'], newId());
  beforeEach(async () => {
    world = identityWorld();
    const ada = {
      email: 'ada@byron.example',
      displayName: 'Ada Lovelace',
      locale: 'fr',
      timeZone: 'Asia/Tokyo',
    };
    await new CreateUserUseCase(world).execute({ ...ada, personId, passwordHash: 'hash of it' });
  });
  const erase = (reason: string | null, by = root) =>
    new EraseAccountUseCase(world).execute({ personId, reason }, by);

  it('leaves somebody without name, address, language or zone', async () => {
    await erase('Request 17 of 2026');
    const person = world.people.all[0]!;
    const left = JSON.stringify(person).replaceAll(personId, ''); // whose digits may spell “ada”
    for (const word of ['ada', 'byron', 'Lovelace', 'Tokyo', '"fr"']) expect(left).not.toContain(word);
    expect(person).toMatchObject({
      id: personId,
      displayName: 'Erased person',
      email: `erased-${personId}@erased.invalid`,
      status: 'anonymised',
    });
    expect(person.maySignIn()).toBe(false);
    expect(world.traces.erasures).toMatchObject([
      { personId, reason: 'Request 17 of 2026', erasedBy: root.personId },
    ]);
  });

  it('is told to whoever had the account, at the address that it had, once', async () => {
    await erase('Request 17');
    const { id } = world.farewells.all[0]!;
    expect(id).toBe(world.traces.erasures[0]!.id);
    const write = () => new WriteFarewellUseCase(world).execute({ farewellId: id });
    expect(await write()).toEqual([
      {
        id,
        to: 'ada@byron.example',
        name: 'Ada Lovelace',
        locale: 'fr',
        timeZone: 'Asia/Tokyo',
        content: { about: 'account_erased' },
      },
    ]);
    await world.farewells.forget(id);
    expect(await write()).toEqual([]);
  });

  it('is told to nobody at an address that was never confirmed', async () => {
    Object.assign(world.people.all[0]!, { emailVerifiedAt: null });
    await erase('Request 17');
    expect(world.farewells.all).toEqual([]);
  });

  it('is for good: no second time, no change, no return', async () => {
    await erase('Request 17');
    await expect(erase('Request 17')).rejects.toThrow(AccountIsErased);
    const person = world.people.all[0]!;
    expect(() => person.updateProfile({ displayName: 'Ada' }, world.clock.now())).toThrow(AccountIsErased);
    person.reinstate();
    person.suspend();
    expect(person.status).toBe('anonymised');
  });

  it.each(['Ada wants it', 'as lovelace asked', 'mail of ada@byron.example'])(
    'has no reason that says whose it was: %s',
    async (reason) => {
      await expect(erase(reason)).rejects.toThrow(AccountReasonNamesPerson);
    },
  );

  it('may have words in the reason that are an initial of the name, or a “de” within', async () => {
    world.people.all[0]!.updateProfile({ displayName: 'Ada A. de Lovelace' }, world.clock.now());
    await expect(erase('Ada A. de Lovelace wants it')).rejects.toThrow(AccountReasonNamesPerson);
    await expect(erase('a letter of Lovelace')).rejects.toThrow(AccountReasonNamesPerson);
    await erase('A letter, de 17 outubro');
  });

  it('leaves nobody without somebody who leads, and names all that has to go into other hands first', async () => {
    const place = { role: 'school-admin', schoolId: newId(), districtId: null, name: 'Hill School' };
    world.traces.ledAlone = [place];
    const refusal = await erase('Request 17').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AccountLeadsAlone);
    expect(refusal).toMatchObject({ facts: { places: [place] } });
    expect(world.people.all[0]!.displayName).toBe('Ada Lovelace');
    expect(world.traces.erasures).toEqual([]);
  });

  it('needs no reason and nobody else of whoever owns it, and does not take a reason for a password', async () => {
    const ada = actorWith(['platform-admin'], personId);
    await expect(erase('Request 17', ada)).rejects.toThrow(OwnAccountNeedsPassword);
    await erase(null, ada);
    expect(world.traces.erasures).toMatchObject([{ reason: null, erasedBy: null }]);
  });

  it('is done by an operator in the account’s own name', async () => {
    await erase('Request 17', systemActor(null, personId));
    expect(world.traces.erasures).toMatchObject([{ reason: 'Request 17', erasedBy: null }]);
  });

  it('is told once to each place, and of each role that ends, by ids alone', () => {
    const [hill, district] = [newId(), newId()];
    const at = { schoolId: hill, districtId: null, from: localDate('2025-09-01') };
    const events = ErasedAccount.of(personId, [
      { ...at, membershipId: 'm1', role: 'office', to: localDate('2026-11-22'), ended: true },
      { ...at, membershipId: 'm2', role: 'teacher', to: localDate('2026-06-30'), ended: false },
      {
        ...at,
        membershipId: 'm3',
        role: 'district-admin',
        schoolId: null,
        districtId: district,
        to: null,
        ended: false,
      },
    ]).takeEvents();
    expect(events.map(({ type, data }) => [type, data])).toEqual([
      [
        'identity.membership_changed',
        { ...at, membershipId: 'm1', role: 'office', to: '2026-11-22', personId },
      ],
      ['identity.account_erased', { personId, schoolId: hill, districtId: null }],
      ['identity.account_erased', { personId, schoolId: null, districtId: district }],
    ]);
    expect(ErasedAccount.of(personId, []).takeEvents()).toMatchObject([
      { aggregateId: personId, data: { schoolId: null, districtId: null } },
    ]);
  });
});
