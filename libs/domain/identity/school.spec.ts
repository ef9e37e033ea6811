import { describe, expect, it } from '@jest/globals';
import { TimeZoneUnknown } from './account.errors.js';
import { OrganisationNameRefused } from './school.errors.js';
import { SchoolChanged, SchoolCreated } from './school.events.js';
import { School } from './school.js';

const now = new Date('2026-11-20T23:30:00Z');
const school = (timeZone = 'Europe/Warsaw') =>
  School.create({ districtId: 'district', name: 'Hill School', timeZone, locale: 'pl' }, now);

describe('a school', () => {
  it('lives by its own clock (K3)', () => {
    expect(school().today(now)).toBe('2026-11-21');
    expect(school('America/Chicago').today(now)).toBe('2026-11-20');
  });

  it('says that it was made, and what was changed; a change to the same is none', () => {
    const made = school();
    made.change({ name: ' Hill  School' });
    made.change({ timeZone: 'Europe/Berlin' });
    expect(made.takeEvents()).toEqual([
      new SchoolCreated(made.id, { schoolId: made.id, districtId: 'district' }),
      new SchoolChanged(made.id, { schoolId: made.id, timeZone: 'Europe/Berlin' }),
    ]);
  });

  it('refuses a zone that is none and a name that is none', () => {
    expect(() => school('Nowhere')).toThrow(TimeZoneUnknown);
    expect(() => school().change({ name: ' ' })).toThrow(OrganisationNameRefused);
  });
});
