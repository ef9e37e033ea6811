import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { addDays, localDate, type LocalDate } from '../kernel/local-date.js';
import type { Role } from '../kernel/permissions.js';
import { assertHeldIn, type Place } from './place.js';
import { MembershipDatesReversed } from './school.errors.js';
import { MembershipChanged } from './school.events.js';

/** A person holds a role in a place, from a first to a last day (both included), by the place's own calendar. */
export class Membership extends AggregateRoot implements Place {
  readonly id!: string;
  readonly version!: number;
  readonly personId!: string;
  readonly role!: Role;
  readonly schoolId!: string | null;
  readonly districtId!: string | null;
  readonly from!: LocalDate;
  readonly to!: LocalDate | null;

  /** @throws RoleOutOfPlace, MembershipDatesReversed, NotALocalDate */
  static grant(
    input: { personId: string; role: Role; from: LocalDate; to?: LocalDate | null } & Place,
  ): Membership {
    const { personId, role, schoolId, districtId } = input;
    assertHeldIn(role, input);
    const from = localDate(input.from);
    const membership = new Membership();
    const to = input.to ?? null;
    if (to !== null && localDate(to) < from) throw new MembershipDatesReversed();
    Object.assign(membership, { id: newId(), version: 1, personId, role, schoolId, districtId, from });
    membership.endOn(to);
    return membership;
  }

  /** One that ends the day before it begins never took effect. @throws MembershipDatesReversed, NotALocalDate */
  endOn(to: LocalDate | null): void {
    if (to !== null && localDate(to) < addDays(this.from, -1)) throw new MembershipDatesReversed();
    Object.assign(this, { to });
    const { id: membershipId, personId, role, schoolId, districtId, from } = this;
    this.record(
      new MembershipChanged(this.id, { membershipId, personId, role, schoolId, districtId, from, to }),
    );
  }
}
