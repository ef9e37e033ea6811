import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemActor } from '../../kernel/actor.js';
import type { RosterPerson } from '../roster-person.js';
import { InMemoryOtherTraces, InMemoryRosterTraces } from '../testing/in-memory-traces.js';
import { aPerson, rosterWorld, SCHOOL } from '../testing/roster-world.js';
import { EraseRosterPersonUseCase } from '../use-cases/erase-roster-person.use-case.js';
import { ReasonNamesPerson, RosterPersonIsErased, RosterPersonNotErasable } from './erasure.errors.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const SECRETS = {
  givenName: 'Quenby',
  familyName: 'Ostrowska-Lindqvist',
  middleName: 'Xanthe',
  preferredName: 'Q',
  username: 'quenby9',
  identifier: 'S-4711',
  email: 'Quenby@Example.org',
  phone: '+48 600 700 800',
  locale: 'pl-PL',
};

describe('the erasure of somebody (K6)', () => {
  const actor = systemActor(SCHOOL, 'the head');
  let person: RosterPerson;
  let traces: InMemoryRosterTraces;
  let others: InMemoryOtherTraces;
  let useCase: EraseRosterPersonUseCase;
  beforeEach(() => {
    const { people } = rosterWorld();
    person = aPerson({ ...SECRETS, grades: ['07'] });
    person.linkTo('the account');
    people.add(person);
    traces = new InMemoryRosterTraces();
    others = new InMemoryOtherTraces();
    useCase = new EraseRosterPersonUseCase({ people, traces, others, clock: { now: () => NOW } });
  });
  const erase = (reason = 'Request 17 of 2026', expectedVersion?: number) =>
    useCase.execute({ rosterPersonId: person.id, reason, expectedVersion }, actor);

  it('leaves a record that says nothing of who it was, and tells others by ids alone', async () => {
    person.leave();
    person.takeEvents();
    await erase();
    const told = person.takeEvents();
    const left = JSON.stringify(person);
    for (const secret of [...Object.values(SECRETS), 'the account']) expect(left).not.toContain(secret);
    expect(person).toMatchObject({ givenName: 'Erased', familyName: 'person', status: 'anonymised' });
    expect(person).toMatchObject({ roles: ['student'], grades: ['07'] });
    expect(told.map(({ type, aggregateId, data }) => [type, aggregateId, data])).toEqual([
      ['roster.person_erased', person.id, { personId: 'the account' }],
    ]);
    expect(traces.erasures).toMatchObject([
      { rosterPersonId: person.id, reason: 'Request 17 of 2026', erasedAt: NOW, erasedBy: 'the head' },
    ]);
    expect(others.told).toEqual([
      {
        rosterPersonId: person.id,
        personId: 'the account',
        addresses: ['Quenby@Example.org', 'quenby@example.org'],
      },
    ]);
  });

  it('looks for nothing by an address that another record of the school has as well', async () => {
    traces.shared = ['Quenby@Example.org', 'quenby@example.org'];
    person.leave();
    await erase();
    expect(others.told).toMatchObject([{ rosterPersonId: person.id, addresses: [] }]);
  });

  it('names everything that stands in the way, and does nothing', async () => {
    traces.tied = [{ is: 'enrolled', count: 2 }];
    others.objected = [{ is: 'registers_not_locked', count: 3 }];
    const refusal = await erase().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(RosterPersonNotErasable);
    expect(refusal).toMatchObject({
      facts: {
        obstacles: [
          { is: 'not_left', count: 1 },
          { is: 'enrolled', count: 2 },
          { is: 'registers_not_locked', count: 3 },
        ],
      },
    });
    expect(person).toMatchObject({ givenName: 'Quenby', status: 'active' });
    expect([others.told, traces.erasures]).toEqual([[], []]);
  });

  it('is for good: no return, no change, no second time, and no sign-in', async () => {
    person.leave();
    await erase();
    await expect(erase()).rejects.toThrow(RosterPersonIsErased);
    expect(() => person.comeBack()).toThrow(RosterPersonIsErased);
    expect(() => person.change({ phone: '1' }, new Set())).toThrow(RosterPersonIsErased);
    expect(() => person.leave()).toThrow(RosterPersonIsErased);
    person.linkTo('whoever accepts late');
    expect(person.toErase().personId).toBeNull();
  });

  it.each([
    'Quenby asked for it',
    'see ostrowska-lindqvist.pdf',
    'mail of quenby@example.org',
    'number S-4711',
    'as Q said',
  ])('has no reason that says who it was: %s', async (reason) => {
    person.leave();
    await expect(erase(reason)).rejects.toThrow(ReasonNamesPerson);
  });

  it('takes any other reason, whatever the person is called', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{1,8}$/);
    fc.assert(
      fc.property(name, name, fc.integer({ min: 1, max: 9999 }), (givenName, familyName, number) => {
        const one = aPerson({ givenName, familyName });
        one.leave();
        one.erase(`§ 12 (${number})`, []);
        expect(one.isErased()).toBe(true);
      }),
    );
  });
});
