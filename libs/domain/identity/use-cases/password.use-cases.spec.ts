import { beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../kernel/id.js';
import { LinkInvalid, SignInRefused } from '../account.errors.js';
import { PasswordChanged, PasswordResetRequested } from '../account.events.js';
import { PasswordRefused } from '../password-policy.js';
import { actorWith } from '../testing/fakes.js';
import { identityWorld, type IdentityWorld } from '../testing/identity-world.js';
import { AuthenticateUseCase } from './authenticate.use-case.js';
import { ChangePasswordUseCase } from './change-password.use-case.js';
import { ChoosePasswordUseCase } from './choose-password.use-case.js';
import { CreateUserUseCase } from './create-user.use-case.js';
import { FindAccountUseCase } from './find-account.use-case.js';
import { OpenLinkUseCase } from './open-link.use-case.js';
import { RequestPasswordResetUseCase } from './request-password-reset.use-case.js';
import { ResetPasswordUseCase } from './reset-password.use-case.js';
import { SignInUseCase } from './sign-in.use-case.js';

const email = 'ada@example.org';
const device = { address: '192.0.2.7', deviceLabel: 'Firefox on Linux' };

describe('passwords', () => {
  let world: IdentityWorld;
  let personId: string;
  beforeEach(async () => {
    world = identityWorld();
    const account = { email, displayName: 'Ada', locale: 'en', timeZone: 'UTC', passwordHash: 'hash of old' };
    personId = await new CreateUserUseCase(world).execute({ ...account, personId: newId() });
  });
  const opens = (password: string) =>
    new AuthenticateUseCase(world).execute({ email, password, address: device.address });
  const signIn = () => new SignInUseCase(world).execute({ personId, ...device });
  const request = async (address: string) =>
    new RequestPasswordResetUseCase(world).execute({
      personId: await new FindAccountUseCase(world).execute({ email: address }),
    });
  const reset = (token: string) =>
    new ResetPasswordUseCase(world).execute({ token, passwordHash: 'hash of new' });
  const reasons = () => world.sessions.all.map((session) => session.revokedReason);

  it('are judged before they are hashed', async () => {
    const choose = (password: string) =>
      new ChoosePasswordUseCase(world).execute({ password, email, displayName: 'Ada Lovelace' });
    expect(await choose('tulip cargo nine lamp')).toBe('hash of tulip cargo nine lamp');
    await expect(choose('lovelace1815!')).rejects.toThrow(PasswordRefused);
  });

  it('end every other session when they are changed', async () => {
    const [here] = [await signIn(), await signIn()];
    const input = { passwordHash: 'hash of new', sessionId: here.sessionId };
    await new ChangePasswordUseCase(world).execute(input, actorWith([], personId));
    expect(reasons()).toEqual([null, 'password_changed']);
    await expect(opens('old')).rejects.toThrow(SignInRefused);
    expect(await opens('new')).toEqual({ personId });
    expect(world.credentials.all[0]!.takeEvents()).toEqual([
      new PasswordChanged(personId, { personId, how: 'change' }),
    ]);
  });

  it('are reset by the newest link, once, and end every session', async () => {
    await signIn();
    await request(email);
    await request(' ADA@Example.org');
    const [first, second] = world.mailedLinks.all;
    expect(second!.takeEvents()).toEqual([
      new PasswordResetRequested(personId, { personId, linkId: second!.id }),
    ]);
    const token = `reset_password ${second!.id}`;
    expect(await new OpenLinkUseCase(world).execute(token)).toMatchObject({ personId });
    await expect(reset(`reset_password ${first!.id}`)).rejects.toThrow(LinkInvalid);
    await reset(token);
    expect(reasons()).toEqual(['password_reset']);
    expect(await opens('new')).toEqual({ personId });
    await expect(reset(token)).rejects.toThrow(LinkInvalid);
  });

  it('have links that end after an hour, and no link for nobody', async () => {
    await request('nobody@example.org');
    expect(world.mailedLinks.all).toHaveLength(0);
    await request(email);
    world.clock.pass(3600);
    await expect(reset(`reset_password ${world.mailedLinks.all[0]!.id}`)).rejects.toThrow(LinkInvalid);
    await expect(new OpenLinkUseCase(world).execute('guess')).rejects.toThrow(LinkInvalid);
  });
});
