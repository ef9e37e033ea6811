import { beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../kernel/id.js';
import { School } from '../school.js';
import { actorWith } from '../testing/fakes.js';
import { identityWorld, type IdentityWorld } from '../testing/identity-world.js';
import { AcceptInvitationUseCase } from './accept-invitation.use-case.js';
import { CreateProfileUseCase } from './create-profile.use-case.js';
import { CreateUserUseCase } from './create-user.use-case.js';
import { InviteUseCase } from './invite.use-case.js';
import { NoteSignInUseCase } from './note-sign-in.use-case.js';
import { SignInUseCase } from './sign-in.use-case.js';
import { TellAdministratorsUseCase } from './tell-administrators.use-case.js';
import { TellInviterUseCase } from './tell-inviter.use-case.js';
import { TellOfNewDeviceUseCase } from './tell-of-new-device.use-case.js';
import { UpdateProfileUseCase } from './update-profile.use-case.js';
import { WithdrawInvitationUseCase } from './withdraw-invitation.use-case.js';
import { WriteInvitationUseCase } from './write-invitation.use-case.js';
import { WriteToPersonUseCase, type Telling } from './write-to-person.use-case.js';

const cause = 'event-1';

describe('mails', () => {
  let world: IdentityWorld;
  let ada: string;
  let school: School;
  beforeEach(async () => {
    world = identityWorld();
    ada = await account('ada@example.org', 'Ada');
    const particulars = { name: 'Hill School', timeZone: 'Europe/Warsaw', locale: 'pl' };
    school = School.create({ districtId: 'district', ...particulars }, world.clock.now());
    world.schools.add(school);
  });
  const account = async (email: string, displayName: string) => {
    const personId = newId();
    const input = { personId, email, displayName, locale: 'en', timeZone: 'UTC', passwordHash: 'hash' };
    return new CreateUserUseCase(world).execute(input);
  };
  const write = (telling: Telling) =>
    new WriteToPersonUseCase(world).execute({ personId: ada, telling, cause });
  const signIn = async (deviceLabel: string) => {
    const tokens = await new SignInUseCase(world).execute({
      personId: ada,
      address: '192.0.2.7',
      deviceLabel,
    });
    world.clock.pass(60);
    return tokens.sessionId;
  };
  const tellOfDevice = (sessionId: string) =>
    new TellOfNewDeviceUseCase(world).execute({ personId: ada, sessionId, cause });
  const invite = (invitedBy: string) =>
    new InviteUseCase(world).execute(
      { email: 'new@example.org', role: 'teacher', schoolId: school.id },
      actorWith(['office'], invitedBy),
    );

  it('go to the person, with the secret of a link that is named by its id alone', async () => {
    const reader = { id: cause, to: 'ada@example.org', name: 'Ada', locale: 'en', timeZone: 'UTC' };
    expect(await write({ about: 'welcome' })).toEqual([{ ...reader, content: { about: 'welcome' } }]);
    const [mail] = await write({ about: 'reset_password', linkId: 'l1' });
    expect(mail!.content).toEqual({ about: 'reset_password', token: 'reset_password l1' });
    const [other] = await write({ about: 'confirm_address', linkId: 'l2' });
    expect(other!.content).toEqual({ about: 'confirm_address', token: 'verify_email l2' });
  });

  it('tell of a device that is new, but not of the first one', async () => {
    const phone = await signIn('Safari on iOS');
    const again = await signIn('Safari on iOS');
    const laptop = await signIn('Firefox on Linux');
    expect(await tellOfDevice(phone)).toEqual([]);
    expect(await tellOfDevice(again)).toEqual([]);
    const [mail] = await tellOfDevice(laptop);
    expect(mail!.content).toMatchObject({ about: 'new_device', deviceLabel: 'Firefox on Linux' });
    expect(await tellOfDevice(phone)).toEqual([]);
  });

  it('do not tell of devices when that is not wanted', async () => {
    await signIn('Safari on iOS');
    const changes = { newDeviceNotice: false };
    await new UpdateProfileUseCase(world).execute(
      { changes, expectedVersion: undefined },
      actorWith([], ada),
    );
    expect(await tellOfDevice(await signIn('Firefox on Linux'))).toEqual([]);
  });

  it('carry an invitation in the language of the school, as long as it is open', async () => {
    const invitationId = await invite(ada);
    const [mail] = await new WriteInvitationUseCase(world).execute({ invitationId, cause });
    expect(mail).toMatchObject({ to: 'new@example.org', name: null, locale: 'pl' });
    expect(mail!.content).toMatchObject({ token: `invitation ${invitationId}`, schoolName: 'Hill School' });
    await new WithdrawInvitationUseCase(world).execute({ invitationId }, actorWith(['office']));
    expect(await new WriteInvitationUseCase(world).execute({ invitationId, cause })).toEqual([]);
  });

  it('tell the inviter, if there is one', async () => {
    const grace = await account('grace@example.org', 'Grace');
    const [one, other] = [await invite(ada), await invite('somebody who left')];
    for (const id of [one, other]) {
      await new AcceptInvitationUseCase(world).execute({ token: `invitation ${id}`, personId: grace });
    }
    const tell = (invitationId: string) =>
      new TellInviterUseCase(world).execute({ invitationId, personId: grace, cause });
    expect(await tell(one)).toEqual([
      expect.objectContaining({
        to: 'ada@example.org',
        content: { about: 'invitation_accepted', who: 'Grace', schoolName: 'Hill School', role: 'teacher' },
      }),
    ]);
    expect(await tell(other)).toEqual([]);
  });

  it('tell every administrator of a new account, each by a mail of its own', async () => {
    const grace = await account('grace@example.org', 'Grace');
    world.administrators.ids.push(ada, grace);
    const mails = await new TellAdministratorsUseCase(world).execute({ personId: grace, cause });
    expect(mails.map(({ id, to }) => [id, to])).toEqual([
      [`${cause}.${ada}`, 'ada@example.org'],
      [`${cause}.${grace}`, 'grace@example.org'],
    ]);
    expect(mails[0]!.content).toEqual({ about: 'new_account', who: 'Grace', email: 'grace@example.org' });
  });
});

describe('an account that was erased (K6)', () => {
  it('is told nothing, is told of to nobody, and gets no profile from what happened before', async () => {
    const world = identityWorld();
    const personId = newId();
    const ada = { email: 'ada@example.org', displayName: 'Ada', locale: 'en', timeZone: 'UTC' };
    await new CreateUserUseCase(world).execute({ ...ada, personId, passwordHash: 'hash' });
    world.administrators.ids.push(personId);
    world.people.all[0]!.erase(null, []);
    const telling = { about: 'password_changed' } as const;
    const told = [
      await new WriteToPersonUseCase(world).execute({ personId, telling, cause }),
      await new TellAdministratorsUseCase(world).execute({ personId, cause }),
      await new TellOfNewDeviceUseCase(world).execute({ personId, sessionId: 'gone with it', cause }),
    ];
    expect(told).toEqual([[], [], []]);
    await new NoteSignInUseCase(world).execute({ personId, at: world.clock.now() });
    await new CreateProfileUseCase(world).execute({ personId });
    expect(world.profiles.all).toEqual([]);
  });
});

describe('the last sign-in', () => {
  it('is the latest, in whatever order they are heard of, with a profile or without', async () => {
    const world = identityWorld();
    const personId = newId();
    const ada = { email: 'ada@example.org', displayName: 'Ada', locale: 'en', timeZone: 'UTC' };
    await new CreateUserUseCase(world).execute({ ...ada, personId, passwordHash: 'hash' });
    const note = (at: string) => new NoteSignInUseCase(world).execute({ personId, at: new Date(at) });
    await note('2026-11-20T09:00:00Z');
    await note('2026-11-21T09:00:00Z');
    await note('2026-11-20T12:00:00Z');
    expect(world.profiles.all.map(({ lastSignedInAt }) => lastSignedInAt)).toEqual([
      new Date('2026-11-21T09:00:00Z'),
    ]);
  });
});
