import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '../kernel/permissions.js';
import { NotALocalDate } from '../kernel/local-date.js';
import { Membership } from './membership.js';
import { assertMayGive, type Place } from './place.js';
import { MembershipDatesReversed, RoleAboveYours, RoleOutOfPlace } from './school.errors.js';
import { MembershipChanged } from './school.events.js';
import { actorWith } from './testing/fakes.js';

const school: Place = { schoolId: 'school', districtId: null };
const district: Place = { schoolId: null, districtId: 'district' };
const platform: Place = { schoolId: null, districtId: null };
const grant = (role: Role, place: Place, from = '2026-09-01', to: string | null = null) =>
  Membership.grant({ personId: 'ada', role, from, to, ...place });

describe('a membership', () => {
  it('has no end until one is set, and says what changed', () => {
    const membership = grant('office', school);
    membership.takeEvents();
    expect(membership.to).toBeNull();
    membership.endOn('2026-12-31');
    const [event] = membership.takeEvents();
    expect(event).toBeInstanceOf(MembershipChanged);
    expect(event!.data).toMatchObject({
      personId: 'ada',
      role: 'office',
      schoolId: 'school',
      to: '2026-12-31',
    });
  });

  it('does not end before it begins', () => {
    expect(() => grant('office', school, '2026-09-01', '2026-08-31')).toThrow(MembershipDatesReversed);
    expect(() => grant('office', school, '1 September')).toThrow(NotALocalDate);
    expect(() => grant('office', school).endOn('2026-08-30')).toThrow(MembershipDatesReversed);
  });

  it('is taken away on its first day by ending the day before: it never took effect', () => {
    const membership = grant('office', school);
    membership.endOn('2026-08-31');
    expect(membership.to).toBe('2026-08-31');
  });

  it('is held in the kind of place that its role belongs to', () => {
    const allowed = ROLES.flatMap((role) =>
      Object.entries({ school, district, platform })
        .filter(([, place]) => {
          try {
            return grant(role, place);
          } catch (error) {
            expect(error).toBeInstanceOf(RoleOutOfPlace);
            return false;
          }
        })
        .map(([kind]) => `${role} in ${kind}`),
    );
    expect(allowed).toEqual([
      'platform-admin in platform',
      'district-admin in district',
      'school-admin in school',
      'office in school',
      'teacher in school',
      'student in school',
      'guardian in school',
      'auditor in school',
    ]);
  });
});

describe('giving roles', () => {
  const givenBy = (giver: Role) =>
    ROLES.filter((role) => {
      try {
        assertMayGive(role, actorWith([giver]));
        return true;
      } catch (error) {
        expect(error).toBeInstanceOf(RoleAboveYours);
        return false;
      }
    });

  it('lifts nobody above the giver', () => {
    expect(givenBy('office')).toEqual(['teacher', 'student', 'guardian']);
    expect(givenBy('school-admin')).not.toContain('district-admin');
    expect(givenBy('district-admin')).not.toContain('platform-admin');
    expect(givenBy('platform-admin')).toEqual([...ROLES]);
  });

  it.each<Role>(['teacher', 'student', 'guardian', 'auditor', 'integration'])('is not for a %s', (role) => {
    expect(givenBy(role)).toEqual([]);
  });
});
