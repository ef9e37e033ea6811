import { beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../kernel/id.js';
import { InvitationAlreadyAccepted, InvitationInvalid, InvitationNotFound } from '../invitation.errors.js';
import { InvitationAccepted, InvitationCreated } from '../invitation.events.js';
import type { InviteInput } from './invite.use-case.js';
import { RoleAboveYours } from '../school.errors.js';
import { School } from '../school.js';
import { actorWith } from '../testing/fakes.js';
import { identityWorld, type IdentityWorld } from '../testing/identity-world.js';
import { AcceptInvitationUseCase } from './accept-invitation.use-case.js';
import { InviteUseCase } from './invite.use-case.js';
import { JoinByInvitationUseCase } from './join-by-invitation.use-case.js';
import { WithdrawInvitationUseCase } from './withdraw-invitation.use-case.js';

const office = actorWith(['office'], 'clerk');

describe('an invitation', () => {
  let world: IdentityWorld;
  let school: School;
  beforeEach(() => {
    world = identityWorld();
    const particulars = { name: 'Hill School', timeZone: 'Pacific/Auckland', locale: 'en' };
    school = School.create({ districtId: 'district', ...particulars }, world.clock.now());
    world.schools.add(school);
  });
  const invite = (input: Partial<InviteInput> = {}, actor = office) =>
    new InviteUseCase(world).execute(
      { email: 'Ada@example.org', role: 'teacher', schoolId: school.id, ...input },
      actor,
    );
  const accept = (id: string, personId = 'ada') =>
    new AcceptInvitationUseCase(world).execute({ token: `invitation ${id}`, personId });
  const join = (id: string) =>
    new JoinByInvitationUseCase({ ...world, accept: new AcceptInvitationUseCase(world) }).execute({
      personId: newId(),
      token: `invitation ${id}`,
      displayName: 'Ada',
      locale: 'en',
      timeZone: 'UTC',
      passwordHash: 'hash of it',
    });

  it('gives the role from the school’s own today on (K3), and links the school’s record', async () => {
    const id = await invite({ rosterPersonId: 'record' });
    world.clock.pass(4 * 3600);
    await accept(id);
    const [membership] = world.memberships.all;
    expect(membership).toMatchObject({
      personId: 'ada',
      role: 'teacher',
      schoolId: school.id,
      from: '2026-11-21',
    });
    const events = world.invitations.all[0]!.takeEvents();
    expect(events.map(({ type }) => type)).toEqual([InvitationCreated.type, InvitationAccepted.type]);
    expect(events[1]!.data).toMatchObject({ personId: 'ada', rosterPersonId: 'record', schoolId: school.id });
  });

  it('leaves a role that is held already as it is, and links the school’s record all the same', async () => {
    await accept(await invite());
    world.clock.pass(86_400);
    await accept(await invite({ rosterPersonId: 'record' }));
    expect(world.memberships.all).toHaveLength(1);
    const [, accepted] = world.invitations.all[1]!.takeEvents();
    expect(accepted!.data).toMatchObject({ personId: 'ada', rosterPersonId: 'record' });
    world.memberships.all[0]!.endOn('2026-11-20');
    await accept(await invite());
    expect(world.memberships.all).toHaveLength(2);
  });

  it('takes the end from a role that is held and was to be over', async () => {
    await accept(await invite());
    const [held] = world.memberships.all;
    held!.endOn('2026-12-31');
    await accept(await invite());
    expect(world.memberships.all).toHaveLength(1);
    expect(held!.to).toBeNull();
  });

  it('makes an account with a confirmed address for who has none', async () => {
    const personId = await join(await invite());
    const person = await world.people.byId(personId);
    expect([person.email, person.maySignIn()]).toEqual(['ada@example.org', true]);
    expect(world.memberships.all[0]!.personId).toBe(personId);
  });

  it('is good once', async () => {
    const id = await invite();
    await accept(id);
    await expect(accept(id, 'eve')).rejects.toThrow(InvitationInvalid);
    await expect(join(id)).rejects.toThrow(InvitationInvalid);
    await expect(accept('guess')).rejects.toThrow(InvitationInvalid);
  });

  it('ends after two weeks', async () => {
    const id = await invite();
    world.clock.pass(14 * 86_400);
    await expect(accept(id)).rejects.toThrow(InvitationInvalid);
  });

  it('can be withdrawn until it is accepted', async () => {
    const withdraw = (invitationId: string) =>
      new WithdrawInvitationUseCase(world).execute({ invitationId }, office);
    const [one, other] = [await invite(), await invite()];
    await withdraw(one);
    await withdraw(one);
    await expect(accept(one)).rejects.toThrow(InvitationInvalid);
    await accept(other);
    await expect(withdraw(other)).rejects.toThrow(InvitationAlreadyAccepted);
    await expect(withdraw('nothing')).rejects.toThrow(InvitationNotFound);
  });

  it('lifts nobody above who invites', async () => {
    await expect(invite({ role: 'school-admin' })).rejects.toThrow(RoleAboveYours);
    const id = await invite({ role: 'school-admin' }, actorWith(['school-admin']));
    const withdraw = new WithdrawInvitationUseCase(world).execute({ invitationId: id }, office);
    await expect(withdraw).rejects.toThrow(RoleAboveYours);
  });
});
