import { beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../kernel/id.js';
import { PersonNotFound } from '../account.errors.js';
import { ApiKeyCreated, ApiKeyRevoked } from '../api-key.events.js';
import { ApiKeyNotFound } from '../api-key.errors.js';
import { readApiKey } from '../api-key.js';
import { DistrictNotFound, MembershipNotFound, RoleAboveYours, SchoolNotFound } from '../school.errors.js';
import { actorWith } from '../testing/fakes.js';
import { identityWorld, type IdentityWorld } from '../testing/identity-world.js';
import { AppointDistrictAdminUseCase } from './appoint-district-admin.use-case.js';
import { ChangeSchoolUseCase } from './change-school.use-case.js';
import { CreateApiKeyUseCase } from './create-api-key.use-case.js';
import { CreateDistrictUseCase } from './create-district.use-case.js';
import { CreateSchoolUseCase } from './create-school.use-case.js';
import { CreateUserUseCase } from './create-user.use-case.js';
import { EndMembershipUseCase } from './end-membership.use-case.js';
import { GrantMembershipUseCase } from './grant-membership.use-case.js';
import { RevokeApiKeyUseCase } from './revoke-api-key.use-case.js';

const admin = actorWith(['school-admin'], 'head');

describe('schools and who belongs to them', () => {
  let world: IdentityWorld;
  beforeEach(() => {
    world = identityWorld();
  });
  const district = (sourceId?: string) =>
    new CreateDistrictUseCase(world).execute({ name: 'Valley', sourceId });
  const school = (districtId: string, name = 'Hill School', sourceId?: string) =>
    new CreateSchoolUseCase(world).execute({ districtId, name, timeZone: 'UTC', locale: 'en', sourceId });

  it('are made in a district that is there', async () => {
    const id = await school(await district());
    await new ChangeSchoolUseCase(world).execute({
      schoolId: id,
      changes: { name: 'Lake School', status: 'closed' },
    });
    expect(world.schools.all[0]).toMatchObject({ name: 'Lake School', status: 'closed', timeZone: 'UTC' });
    await expect(school('nowhere')).rejects.toThrow(DistrictNotFound);
    await expect(new ChangeSchoolUseCase(world).execute({ schoolId: 'none', changes: {} })).rejects.toThrow(
      SchoolNotFound,
    );
  });

  it('are known again by the records system they come from', async () => {
    const districtId = await district('D1');
    expect(await district('D1')).toBe(districtId);
    const schoolId = await school(districtId, 'Hill School', 'S1');
    expect(await school(districtId, 'Hill School Renamed', 'S1')).toBe(schoolId);
    expect(await school(await district('D2'), 'Hill School', 'S1')).not.toBe(schoolId);
    expect(world.schools.all.map(({ name }) => name)).toEqual(['Hill School Renamed', 'Hill School']);
  });

  it('take and end memberships by those who may', async () => {
    const personId = newId();
    const account = { email: 'ada@example.org', displayName: 'Ada', locale: 'en', timeZone: 'UTC' };
    await new CreateUserUseCase(world).execute({ ...account, personId, passwordHash: 'hash of it' });
    const input = {
      personId,
      role: 'office',
      schoolId: 's',
      districtId: null,
      from: '2026-09-01',
    } as const;
    const id = await new GrantMembershipUseCase(world).execute(input, admin);
    await new EndMembershipUseCase(world).execute({ membershipId: id, to: '2026-12-31' }, admin);
    expect(world.memberships.all[0]!.to).toBe('2026-12-31');
    const stranger = { ...input, personId: newId() };
    await expect(new GrantMembershipUseCase(world).execute(stranger, admin)).rejects.toThrow(PersonNotFound);
    const clerk = actorWith(['office']);
    await expect(new GrantMembershipUseCase(world).execute(input, clerk)).rejects.toThrow(RoleAboveYours);
    const ending = (membershipId: string) =>
      new EndMembershipUseCase(world).execute({ membershipId, to: null }, clerk);
    await expect(ending(id)).rejects.toThrow(RoleAboveYours);
    await expect(ending('none')).rejects.toThrow(MembershipNotFound);
  });

  it('are led, as a district, by whom the platform appoints', async () => {
    const personId = newId();
    const account = { email: 'ada@example.org', displayName: 'Ada', locale: 'en', timeZone: 'UTC' };
    await new CreateUserUseCase(world).execute({ ...account, personId, passwordHash: 'hash of it' });
    const appoint = (email: string, actor = actorWith(['platform-admin'])) =>
      new AppointDistrictAdminUseCase(world).execute({ districtId: 'd', email, from: '2026-09-01' }, actor);
    const id = await appoint(' Ada@example.org');
    expect(world.memberships.all[0]).toMatchObject({ personId, role: 'district-admin', districtId: 'd' });
    await expect(appoint('nobody@example.org')).rejects.toThrow(PersonNotFound);
    await expect(appoint('ada@example.org', admin)).rejects.toThrow(RoleAboveYours);
    const end = (districtId?: string) =>
      new EndMembershipUseCase(world).execute(
        { membershipId: id, to: '2026-12-31', districtId },
        actorWith(['platform-admin']),
      );
    await expect(end('another')).rejects.toThrow(MembershipNotFound);
    await expect(end()).rejects.toThrow(MembershipNotFound);
    await end('d');
    expect(world.memberships.all[0]!.to).toBe('2026-12-31');
  });

  it('open to programs by a key that can be taken back', async () => {
    const { clientId, apiKey } = await new CreateApiKeyUseCase(world).execute(
      { schoolId: 's', label: 'MIS' },
      admin,
    );
    expect(readApiKey(apiKey)!.clientId).toBe(clientId);
    expect(world.apiKeys.all[0]).toMatchObject({ schoolId: 's', createdBy: 'head' });
    await new RevokeApiKeyUseCase(world).execute({ clientId });
    expect(world.apiKeys.all[0]!.takeEvents().map(({ type }) => type)).toEqual([
      ApiKeyCreated.type,
      ApiKeyRevoked.type,
    ]);
    await expect(new RevokeApiKeyUseCase(world).execute({ clientId: 'none' })).rejects.toThrow(
      ApiKeyNotFound,
    );
  });
});
