import type { LocalDate } from '../kernel/local-date.js';
import type { Role } from '../kernel/permissions.js';
import { DomainEvent } from '../kernel/domain-event.js';

export class DistrictCreated extends DomainEvent<{ districtId: string }> {
  static override readonly type = 'identity.district_created';
}

export class SchoolCreated extends DomainEvent<{ schoolId: string; districtId: string }> {
  static override readonly type = 'identity.school_created';
}

export class SchoolChanged extends DomainEvent<{ schoolId: string; timeZone: string }> {
  static override readonly type = 'identity.school_changed';
}

/** A membership was given, or its last day was set. */
export class MembershipChanged extends DomainEvent<{
  membershipId: string;
  personId: string;
  role: Role;
  schoolId: string | null;
  districtId: string | null;
  from: LocalDate;
  to: LocalDate | null;
}> {
  static override readonly type = 'identity.membership_changed';
}
