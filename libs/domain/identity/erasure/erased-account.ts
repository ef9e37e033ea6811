import { AggregateRoot } from '../../kernel/aggregate-root.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Role } from '../../kernel/permissions.js';
import { AccountErased } from '../account.events.js';
import type { Place } from '../place.js';
import { MembershipChanged } from '../school.events.js';

/** A role that an account has had. */
export interface FormerRole extends Place {
  readonly membershipId: string;
  readonly role: Role;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  /** Whether it ended with the account. */
  readonly ended: boolean;
}

/** What is told of an account that was erased: each place that it ever belonged to hears of it, by ids alone. */
export class ErasedAccount extends AggregateRoot {
  static of(personId: string, roles: readonly FormerRole[]): ErasedAccount {
    const account = new ErasedAccount();
    for (const { ended, ...role } of roles)
      if (ended) account.record(new MembershipChanged(role.membershipId, { ...role, personId }));
    for (const { schoolId, districtId } of placesOf(roles))
      account.record(new AccountErased(personId, { personId, schoolId, districtId }));
    return account;
  }
}

/** Each once; somebody who belonged nowhere is told of once as well. */
function placesOf(roles: readonly FormerRole[]): Place[] {
  const places = new Map<string, Place>();
  for (const { schoolId, districtId } of roles)
    places.set(String(schoolId ?? districtId), { schoolId, districtId });
  return places.size > 0 ? [...places.values()] : [{ schoolId: null, districtId: null }];
}
