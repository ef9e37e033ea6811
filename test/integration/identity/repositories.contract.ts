import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { PersonNotFound } from '#domain/identity/account.errors';
import { ApiKey } from '#domain/identity/api-key';
import { ApiKeyNotFound } from '#domain/identity/api-key.errors';
import { Credential } from '#domain/identity/credential';
import { District } from '#domain/identity/district';
import { Invitation } from '#domain/identity/invitation';
import { InvitationNotFound } from '#domain/identity/invitation.errors';
import { MailedLink } from '#domain/identity/mailed-link';
import { Membership } from '#domain/identity/membership';
import { Person } from '#domain/identity/person';
import { Profile } from '#domain/identity/profile';
import { School } from '#domain/identity/school';
import { DistrictNotFound, MembershipNotFound, SchoolNotFound } from '#domain/identity/school.errors';
import { SecondFactor } from '#domain/identity/second-factor';
import { SessionNotFound } from '#domain/identity/session.errors';
import { Session } from '#domain/identity/session';
import { ReadableLinkTokens } from '#domain/identity/testing/fakes';
import type { World } from './worlds.js';

const now = new Date('2026-11-20T09:00:00.123Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const tokens = new ReadableLinkTokens();

/** What use cases rely on: what was stored is found as it was, by its owner, and nothing else is. */
export function repositoriesContract(name: string, open: () => Promise<World>): void {
  describe(`what identity keeps ${name}`, () => {
    let world: World;
    let personId: string;
    let email: string;
    beforeAll(async () => {
      world = await open();
    });
    beforeEach(async () => {
      personId = newId();
      email = `${personId}@example.org`;
      await mine(async () => world.people.add(aPerson()));
    });
    afterAll(() => world.close());

    const aPerson = () =>
      Person.create(
        {
          id: personId,
          email,
          displayName: 'Ada',
          locale: 'en-GB',
          timeZone: 'Europe/London',
          origin: 'operator',
        },
        now,
      );
    const mine = <T>(work: () => Promise<T>) => world.run({ personId }, work);
    const open_ = (deviceLabel = 'Phone', at = now) =>
      mine(async () => {
        const { session, refreshToken } = await Session.open(
          { personId, deviceLabel, address: '192.0.2.7' },
          at,
        );
        world.sessions.add(session);
        return { id: session.id, refreshToken };
      });
    const aSchool = async () => {
      const leader = await world.leader();
      const sourceId = newId();
      const lead = <T>(work: () => Promise<T>) => world.run({ personId: leader }, work);
      const district = District.create({ name: 'Valley', sourceId }, now);
      await lead(async () => world.districts.add(district));
      const particulars = { name: 'Hill School', timeZone: 'Europe/Warsaw', locale: 'pl' };
      const school = School.create({ districtId: district.id, ...particulars, sourceId }, now);
      await lead(async () => world.schools.add(school));
      return { id: school.id, districtId: district.id, sourceId, leader };
    };

    it('people, as they were', async () => {
      expect(await mine(() => world.people.byId(personId))).toMatchObject({
        email,
        displayName: 'Ada',
        locale: 'en-GB',
        timeZone: 'Europe/London',
        status: 'active',
        emailVerifiedAt: now,
      });
      await mine(async () => (await world.people.byId(personId)).suspend());
      expect((await mine(() => world.people.find(personId)))!.status).toBe('suspended');
      expect(await mine(() => world.people.find(newId()))).toBeNull();
      await expect(mine(() => world.people.byId(newId()))).rejects.toThrow(PersonNotFound);
    });

    it('profiles and passwords', async () => {
      expect(await mine(() => world.profiles.find(personId))).toBeNull();
      expect(await mine(() => world.credentials.find(personId))).toBeNull();
      await mine(async () => {
        world.profiles.add(Profile.create(personId));
        world.credentials.add(Credential.create(personId, 'hash', now));
      });
      await mine(async () => {
        (await world.profiles.find(personId))!.describe({ about: 'Counts', newDeviceNotice: false });
        (await world.credentials.find(personId))!.change('new hash', 'change', later(5));
      });
      expect(await mine(() => world.profiles.find(personId))).toMatchObject({
        about: 'Counts',
        newDeviceNotice: false,
      });
      expect(await mine(() => world.credentials.find(personId))).toMatchObject({
        passwordHash: 'new hash',
        changedAt: later(5),
      });
    });

    it('sessions, whose tokens go on where they were', async () => {
      const { id, refreshToken } = await open_();
      const next = await mine(async () =>
        (await world.sessions.findByFamily(refreshToken.familyHash))!.refresh(refreshToken, later(600)),
      );
      const again = await mine(async () =>
        (await world.sessions.findByFamily(refreshToken.familyHash))!.refresh(refreshToken, later(605)),
      );
      expect(String(again)).toBe(String(next));
      expect(await mine(() => world.sessions.findByFamily('unknown'))).toBeNull();
      await mine(async () => (await world.sessions.byId(id, personId)).revoke('signed_out', later(700)));
      expect(await mine(() => world.sessions.byId(id, personId))).toMatchObject({
        revokedReason: 'signed_out',
      });
      await expect(mine(() => world.sessions.byId(id, newId()))).rejects.toThrow(SessionNotFound);
    });

    it('sessions, those that live and those that came before', async () => {
      const [first, second] = [await open_('Phone', now), await open_('Laptop', later(10))];
      await mine(async () => (await world.sessions.byId(first.id, personId)).revoke('signed_out', later(20)));
      expect((await mine(() => world.sessions.findUnrevoked(personId))).map(({ id }) => id)).toEqual([
        second.id,
      ]);
      const before = (id: string) =>
        mine(async () => world.sessions.devicesBefore(await world.sessions.byId(id, personId)));
      expect([await before(first.id), await before(second.id)]).toEqual([[], ['Phone']]);
    });

    it('second factors, until they are taken off', async () => {
      await mine(async () => world.secondFactors.add(SecondFactor.enrol(personId, 'sealed')));
      await mine(async () => (await world.secondFactors.find(personId))!.confirm(7, ['one', 'two'], now));
      const kept = await mine(() => world.secondFactors.find(personId));
      expect(kept).toMatchObject({ sealedSecret: 'sealed', recoveryCodesLeft: 2 });
      expect(kept!.isEnabled()).toBe(true);
      await mine(async () => (await world.secondFactors.find(personId))!.spendRecoveryCode('one'));
      expect((await mine(() => world.secondFactors.find(personId)))!.recoveryCodesLeft).toBe(1);
      await mine(async () => world.secondFactors.remove((await world.secondFactors.find(personId))!));
      expect(await mine(() => world.secondFactors.find(personId))).toBeNull();
    });

    it('mailed links, until they are used', async () => {
      const issue = (purpose: 'verify_email' | 'reset_password') =>
        MailedLink.issue({ personId, purpose }, tokens, now);
      const [one, other] = [await issue('reset_password'), await issue('verify_email')];
      await mine(async () => [one, other].forEach((link) => world.mailedLinks.add(link)));
      expect(await mine(() => world.mailedLinks.findByToken(one.tokenHash))).toMatchObject({
        id: one.id,
        purpose: 'reset_password',
        expiresAt: later(3600),
        usedAt: null,
      });
      const unused = async () =>
        (await mine(() => world.mailedLinks.findUnused(personId, 'reset_password'))).map(({ id }) => id);
      expect(await unused()).toEqual([one.id]);
      await mine(async () =>
        (await world.mailedLinks.findByToken(one.tokenHash))!.use('reset_password', later(5)),
      );
      expect(await unused()).toEqual([]);
      expect(await mine(() => world.mailedLinks.findByToken('unknown'))).toBeNull();
    });

    it('whose a secret is, to whoever brings it', async () => {
      const { refreshToken } = await open_();
      const link = await MailedLink.issue({ personId, purpose: 'reset_password' }, tokens, now);
      await mine(async () => {
        world.credentials.add(Credential.create(personId, 'hash', now));
        world.mailedLinks.add(link);
      });
      const record = { personId, email, displayName: 'Ada', passwordHash: 'hash', open: true };
      const { directory } = world;
      expect(await directory.findByEmail(email)).toEqual(record);
      expect(await directory.findByPerson(personId)).toEqual(record);
      expect(await directory.findByLink(link.tokenHash)).toEqual(record);
      expect(await directory.findBySession(refreshToken.familyHash)).toEqual(record);
      await mine(async () => (await world.people.byId(personId)).suspend());
      expect(await directory.findByEmail(email)).toEqual({ ...record, open: false });
      expect(await directory.findByEmail('nobody@example.org')).toBeNull();
      const places = [
        [email, '192.0.2.7'],
        [email, '192.0.2.8'],
        ['nobody@example.org', '192.0.2.7'],
      ] as const;
      const known = places.map(([account, address]) => directory.hasSignedInFrom(account, address));
      expect(await Promise.all(known)).toEqual([true, false, false]);
      expect(await directory.findByPerson(newId())).toBeNull();
      expect(await directory.findByLink('unknown')).toBeNull();
      expect(await directory.findBySession('unknown')).toBeNull();
    });

    it('districts and schools, also by the source that they came from', async () => {
      const { id, districtId, sourceId, leader } = await aSchool();
      await world.run({ personId: leader }, async () => {
        expect(await world.districts.byId(districtId)).toMatchObject({ name: 'Valley', sourceId });
        expect((await world.districts.findBySource(sourceId))!.id).toBe(districtId);
        expect(await world.districts.findBySource('unknown')).toBeNull();
        expect((await world.schools.findBySource(districtId, sourceId))!.id).toBe(id);
        expect(await world.schools.findBySource(districtId, 'unknown')).toBeNull();
        await expect(world.districts.byId(newId())).rejects.toThrow(DistrictNotFound);
        await expect(world.schools.byId(newId())).rejects.toThrow(SchoolNotFound);
      });
      await world.run({ schoolId: id }, async () =>
        (await world.schools.byId(id)).change({ status: 'closed' }),
      );
      expect(await world.run({ schoolId: id }, () => world.schools.byId(id))).toMatchObject({
        name: 'Hill School',
        timeZone: 'Europe/Warsaw',
        status: 'closed',
      });
    });

    it('memberships with their days', async () => {
      const { id: schoolId } = await aSchool();
      const granted = Membership.grant({
        personId,
        role: 'office',
        schoolId,
        districtId: null,
        from: '2026-09-01',
      });
      await world.run({ schoolId }, async () => world.memberships.add(granted));
      await world.run({ schoolId }, async () =>
        (await world.memberships.byId(granted.id)).endOn('2027-06-30'),
      );
      expect(await world.run({ schoolId }, () => world.memberships.byId(granted.id))).toMatchObject({
        personId,
        role: 'office',
        schoolId,
        from: '2026-09-01',
        to: '2027-06-30',
      });
      const held = (role: 'office' | 'teacher', day: string) =>
        world.run({ schoolId }, () => world.memberships.findHeld({ personId, role, schoolId }, day));
      expect((await held('office', '2027-06-30'))!.id).toBe(granted.id);
      expect([
        await held('office', '2026-08-31'),
        await held('office', '2027-07-01'),
        await held('teacher', '2027-06-30'),
      ]).toEqual([null, null, null]);
      const unknown = world.run({ schoolId }, () => world.memberships.byId(newId()));
      await expect(unknown).rejects.toThrow(MembershipNotFound);
    });

    it('invitations and API keys', async () => {
      const { id: schoolId } = await aSchool();
      const here = <T>(work: () => Promise<T>) => world.run({ schoolId }, work);
      const rosterPersonId = newId();
      const offer = { email, role: 'teacher', schoolId, rosterPersonId, invitedBy: null } as const;
      const invitation = await Invitation.create(offer, tokens, now);
      const { apiKey } = await ApiKey.create({ schoolId, label: 'MIS', createdBy: null }, now);
      await here(async () => {
        world.invitations.add(invitation);
        world.apiKeys.add(apiKey);
      });
      await here(async () => {
        (await world.invitations.findByToken(invitation.tokenHash))!.accept(personId, later(5));
        (await world.apiKeys.byId(apiKey.id)).revoke(later(5));
      });
      expect(await here(() => world.invitations.byId(invitation.id))).toMatchObject({
        rosterPersonId,
        role: 'teacher',
        acceptedBy: personId,
      });
      expect(await here(() => world.apiKeys.byId(apiKey.id))).toMatchObject({ label: 'MIS', schoolId });
      expect(await here(() => world.invitations.findByToken('unknown'))).toBeNull();
      await expect(here(() => world.invitations.byId(newId()))).rejects.toThrow(InvitationNotFound);
      await expect(here(() => world.apiKeys.byId(newId()))).rejects.toThrow(ApiKeyNotFound);
    });
  });
}
