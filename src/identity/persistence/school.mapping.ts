import { AccountIsErased } from '#domain/identity/erasure/account-erasure.errors';
import { ApiKey } from '#domain/identity/api-key';
import { District } from '#domain/identity/district';
import { Invitation } from '#domain/identity/invitation';
import { Membership } from '#domain/identity/membership';
import { School } from '#domain/identity/school';
import { DistrictNotFound, MembershipExists, PlatformIsLed } from '#domain/identity/school.errors';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(District, {
  table: 'identity.districts',
  fields: (p) => ({
    id: p.uuid().primary(),
    name: p.string(),
    sourceId: p.string().nullable(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  }),
});

mapClass(School, {
  table: 'identity.schools',
  fields: (p) => ({
    id: p.uuid().primary(),
    districtId: p.uuid(),
    name: p.string(),
    timeZone: p.string(),
    locale: p.string(),
    status: p.string(),
    sourceId: p.string().nullable(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  }),
});
constraintMeans('schools_district_id_fkey', () => new DistrictNotFound());

mapClass(Membership, {
  table: 'identity.memberships',
  fields: (p) => ({
    id: p.uuid().primary(),
    personId: p.uuid(),
    role: p.string(),
    schoolId: p.uuid().nullable(),
    districtId: p.uuid().nullable(),
    from: p.date().fieldName('valid_from'),
    to: p.date().fieldName('valid_to').nullable(),
    version: p.integer().version(),
  }),
});
constraintMeans('memberships_of_standing_accounts', () => new AccountIsErased());
constraintMeans('memberships_once', () => new MembershipExists());
constraintMeans('memberships_district_id_fkey', () => new DistrictNotFound());
constraintMeans('memberships_first_admin', () => new PlatformIsLed());

mapClass(Invitation, {
  table: 'identity.invitations',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    email: p.string(),
    role: p.string(),
    rosterPersonId: p.uuid().nullable(),
    invitedBy: p.uuid().nullable(),
    tokenHash: p.text(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    acceptedAt: p.datetime().nullable(),
    acceptedBy: p.uuid().nullable(),
    withdrawnAt: p.datetime().nullable(),
  }),
  audit: { secret: ['tokenHash'] },
});

mapClass(ApiKey, {
  table: 'identity.api_keys',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    label: p.string(),
    role: p.string(),
    secretHash: p.text(),
    createdAt: p.datetime(),
    createdBy: p.uuid().nullable(),
    revokedAt: p.datetime().nullable(),
  }),
  audit: { secret: ['secretHash'] },
});
