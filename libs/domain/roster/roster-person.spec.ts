import { describe, expect, it } from '@jest/globals';
import { OwnGuardian } from './guardian-link.errors.js';
import { GuardianLink } from './guardian-link.js';
import {
  RosterPersonHasLeft,
  RosterPersonHasNotLeft,
  RosterRoleInUse,
  RosterRoleMissing,
  SignInLinkedElsewhere,
} from './roster-person.errors.js';
import { aGuardian, aPerson, aTeacher } from './testing/roster-world.js';

const told = (aggregate: { takeEvents(): { type: string; data: object }[] }) =>
  aggregate.takeEvents().map(({ type, data }) => [type, data]);

describe('a person of the roster', () => {
  it('is called by the preferred name', () => {
    const person = aPerson({ preferredName: 'Countess' });
    person.change({ preferredName: null }, new Set());
    expect(told(person)).toMatchObject([
      ['roster.person_added', { displayName: 'Countess Byron' }],
      ['roster.person_changed', { displayName: 'Ada Byron' }],
    ]);
  });

  it('keeps a role in which they are enrolled, teach or are linked', () => {
    const person = aPerson({ roles: ['student', 'staff'] });
    expect(() => person.change({ roles: ['staff'] }, new Set(['student']))).toThrow(RosterRoleInUse);
    person.change({ roles: ['student', 'guardian'] }, new Set(['student']));
    expect(told(person).at(-1)).toMatchObject(['roster.person_changed', { roles: ['student', 'guardian'] }]);
  });

  it('leaves and comes back, and changes only while there', () => {
    const person = aPerson();
    expect(() => person.comeBack()).toThrow(RosterPersonHasNotLeft);
    person.leave();
    expect(() => person.leave()).toThrow(RosterPersonHasLeft);
    expect(() => person.change({ phone: '1' }, new Set())).toThrow(RosterPersonHasLeft);
    person.comeBack();
    expect(told(person).slice(1)).toMatchObject([
      ['roster.person_changed', { status: 'left' }],
      ['roster.person_changed', { status: 'active' }],
    ]);
  });

  it('belongs to one sign-in, however often that is said', () => {
    const person = aPerson();
    person.linkTo('someone');
    person.linkTo('someone');
    expect(told(person).filter(([type]) => type === 'roster.person_linked')).toHaveLength(1);
    expect(() => person.linkTo('someone else')).toThrow(SignInLinkedElsewhere);
  });
});

describe('a guardian link', () => {
  it('joins a guardian and a student, who are not the same', () => {
    const both = aPerson({ roles: ['student', 'guardian'] });
    expect(() => GuardianLink.between(both, both, 'self')).toThrow(OwnGuardian);
    expect(() => GuardianLink.between(aTeacher(), aPerson(), 'mother')).toThrow(RosterRoleMissing);
    expect(() => GuardianLink.between(aGuardian(), aTeacher(), 'mother')).toThrow(RosterRoleMissing);
  });

  it('tells who may see whom, and who may no more', () => {
    const [guardian, student] = [aGuardian(), aPerson()];
    const link = GuardianLink.between(guardian, student, 'mother');
    link.rename('stepmother');
    link.cut();
    const who = { guardianId: guardian.id, studentId: student.id };
    expect(told(link)).toEqual([
      ['roster.guardian_linked', who],
      ['roster.guardian_unlinked', who],
    ]);
  });
});
