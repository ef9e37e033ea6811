import type { LocalDate } from '../../kernel/local-date.js';
import type { ApiKey } from '../api-key.js';
import { ApiKeyNotFound } from '../api-key.errors.js';
import type { ApiKeyRepository } from '../api-key.repository.js';
import type { District } from '../district.js';
import type { DistrictRepository } from '../district.repository.js';
import type { Invitation } from '../invitation.js';
import { InvitationNotFound } from '../invitation.errors.js';
import type { InvitationRepository } from '../invitation.repository.js';
import type { Membership } from '../membership.js';
import type { HeldRole, MembershipRepository } from '../membership.repository.js';
import type { School } from '../school.js';
import { DistrictNotFound, MembershipNotFound, SchoolNotFound } from '../school.errors.js';
import type { SchoolRepository } from '../school.repository.js';

function found<T extends { id: string }>(all: readonly T[], id: string, otherwise: () => Error): T {
  const one = all.find((known) => known.id === id);
  if (!one) throw otherwise();
  return one;
}

export class InMemoryDistricts implements DistrictRepository {
  readonly all: District[] = [];

  add(district: District): void {
    this.all.push(district);
  }

  async byId(districtId: string): Promise<District> {
    return found(this.all, districtId, () => new DistrictNotFound());
  }

  async findBySource(sourceId: string): Promise<District | null> {
    return this.all.find((district) => district.sourceId === sourceId) ?? null;
  }
}

export class InMemorySchools implements SchoolRepository {
  readonly all: School[] = [];

  add(school: School): void {
    this.all.push(school);
  }

  async byId(schoolId: string): Promise<School> {
    return found(this.all, schoolId, () => new SchoolNotFound());
  }

  async findBySource(districtId: string, sourceId: string): Promise<School | null> {
    return this.all.find((one) => one.districtId === districtId && one.sourceId === sourceId) ?? null;
  }
}

export class InMemoryMemberships implements MembershipRepository {
  readonly all: Membership[] = [];

  add(membership: Membership): void {
    this.all.push(membership);
  }

  async byId(membershipId: string): Promise<Membership> {
    return found(this.all, membershipId, () => new MembershipNotFound());
  }

  async findHeld({ personId, role, schoolId }: HeldRole, on: LocalDate): Promise<Membership | null> {
    const lasts = ({ from, to }: Membership) => from <= on && (to === null || to >= on);
    const same = (one: Membership) =>
      one.personId === personId && one.role === role && one.schoolId === schoolId;
    return this.all.find((one) => same(one) && lasts(one)) ?? null;
  }
}

export class InMemoryInvitations implements InvitationRepository {
  readonly all: Invitation[] = [];

  add(invitation: Invitation): void {
    this.all.push(invitation);
  }

  async byId(invitationId: string): Promise<Invitation> {
    return found(this.all, invitationId, () => new InvitationNotFound());
  }

  async findByToken(tokenHash: string): Promise<Invitation | null> {
    return this.all.find((invitation) => invitation.tokenHash === tokenHash) ?? null;
  }
}

export class InMemoryApiKeys implements ApiKeyRepository {
  readonly all: ApiKey[] = [];

  add(apiKey: ApiKey): void {
    this.all.push(apiKey);
  }

  async byId(clientId: string): Promise<ApiKey> {
    return found(this.all, clientId, () => new ApiKeyNotFound());
  }
}
