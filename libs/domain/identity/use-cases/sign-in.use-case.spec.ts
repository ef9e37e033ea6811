import { beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../kernel/id.js';
import { PasswordWrong, SignInRefused, TooManyAttempts } from '../account.errors.js';
import { RefreshTokenReused, SessionNotFound, SessionOver } from '../session.errors.js';
import { actorWith } from '../testing/fakes.js';
import { identityWorld, type IdentityWorld } from '../testing/identity-world.js';
import { AuthenticateUseCase } from './authenticate.use-case.js';
import { ConfirmPasswordUseCase } from './confirm-password.use-case.js';
import { CreateUserUseCase } from './create-user.use-case.js';
import { FindSessionOwnerUseCase } from './find-session-owner.use-case.js';
import { ReinstatePersonUseCase } from './reinstate-person.use-case.js';
import { RefreshSessionUseCase } from './refresh-session.use-case.js';
import { SignInUseCase } from './sign-in.use-case.js';
import { SignOutEverywhereUseCase } from './sign-out-everywhere.use-case.js';
import { SignOutUseCase } from './sign-out.use-case.js';
import { SuspendPersonUseCase } from './suspend-person.use-case.js';

const password = 'tulip cargo nine lamp';
const address = '192.0.2.7';
const email = 'ada@example.org';

describe('signing in', () => {
  let world: IdentityWorld;
  let personId: string;
  beforeEach(async () => {
    world = identityWorld();
    const account = {
      email,
      displayName: 'Ada',
      locale: 'en',
      timeZone: 'UTC',
      passwordHash: `hash of ${password}`,
    };
    personId = await new CreateUserUseCase(world).execute({ ...account, personId: newId() });
  });
  const authenticate = (attempt: { email?: string; password?: string; address?: string } = {}) =>
    new AuthenticateUseCase(world).execute({ email, password, address, ...attempt });
  const signIn = () =>
    new SignInUseCase(world).execute({ personId, address, deviceLabel: 'Firefox on Linux' });
  const refresh = (refreshToken: string) => new RefreshSessionUseCase(world).execute({ refreshToken });

  it('opens a session and gives its tokens', async () => {
    expect(await authenticate({ email: 'ADA@example.org' })).toEqual({ personId });
    const tokens = await signIn();
    expect(tokens.accessToken).toBe(`access of ${personId} by ${tokens.sessionId}`);
    expect(await refresh(tokens.refreshToken)).toMatchObject({ personId, sessionId: tokens.sessionId });
  });

  it('answers an unknown address as a wrong password, for the same work', async () => {
    const wrong = await authenticate({ password: 'wrong' }).catch((error: unknown) => error);
    const afterWrong = world.hasher.verified;
    const unknown = await authenticate({ email: 'nobody@example.org' }).catch((error: unknown) => error);
    expect(wrong).toBeInstanceOf(SignInRefused);
    expect(unknown).toEqual(wrong);
    expect([afterWrong, world.hasher.verified]).toEqual([1, 2]);
  });

  it('slows down who guesses, and nobody else', async () => {
    for (let i = 0; i < 3; i++)
      await expect(authenticate({ password: 'guess' })).rejects.toThrow(SignInRefused);
    await expect(authenticate()).rejects.toThrow(TooManyAttempts);
    expect(await authenticate({ address: '198.51.100.1' })).toEqual({ personId });
  });

  it('lets in who is known at an address that fails at many accounts, with the right password, and nobody else', async () => {
    await authenticate();
    await signIn();
    for (let i = 0; i < 10; i++)
      await expect(authenticate({ email: `guess-${i}@example.org` })).rejects.toThrow(SignInRefused);
    expect(await authenticate()).toEqual({ personId });
    const hashed = world.hasher.verified;
    await expect(authenticate({ password: 'wrong' })).rejects.toThrow(TooManyAttempts);
    await expect(authenticate({ email: 'nobody@example.org' })).rejects.toThrow(TooManyAttempts);
    expect(world.hasher.verified).toBe(hashed + 2);
    world.sessions.all.length = 0;
    await expect(authenticate()).rejects.toThrow(TooManyAttempts);
  });

  it('asks again for the password before the account itself is changed', async () => {
    const confirm = (text: string) =>
      new ConfirmPasswordUseCase(world).execute({ personId, password: text, address });
    expect(await confirm(password)).toMatchObject({ personId, email });
    for (let i = 0; i < 3; i++) await expect(confirm('wrong')).rejects.toThrow(PasswordWrong);
    await expect(confirm(password)).rejects.toThrow(TooManyAttempts);
  });

  it('ends the session of both when a refresh token is used twice', async () => {
    const first = await signIn();
    const second = await refresh(first.refreshToken);
    world.clock.pass(11);
    expect(await refresh(first.refreshToken)).toBeInstanceOf(RefreshTokenReused);
    await expect(refresh((second as { refreshToken: string }).refreshToken)).rejects.toThrow(SessionOver);
  });

  it('ends one session or all, and only one’s own', async () => {
    const [phone, laptop] = [await signIn(), await signIn()];
    const me = actorWith([], personId);
    const stranger = new SignOutUseCase(world).execute(
      { sessionId: phone.sessionId },
      actorWith([], 'somebody'),
    );
    await expect(stranger).rejects.toThrow(SessionNotFound);
    await new SignOutUseCase(world).execute({ sessionId: phone.sessionId }, me);
    await expect(refresh(phone.refreshToken)).rejects.toThrow(SessionOver);
    await refresh(laptop.refreshToken);
    await new SignOutEverywhereUseCase(world).execute(me);
    expect(world.sessions.all.map((session) => session.revokedReason)).toEqual([
      'signed_out',
      'signed_out_everywhere',
    ]);
  });

  it('is over for a suspended account', async () => {
    const { refreshToken } = await signIn();
    expect(await new FindSessionOwnerUseCase(world).execute({ refreshToken })).toBe(personId);
    await new SuspendPersonUseCase(world).execute({ personId });
    await expect(authenticate()).rejects.toThrow(SignInRefused);
    await expect(refresh(refreshToken)).rejects.toThrow(SessionOver);
    const owner = new FindSessionOwnerUseCase(world).execute({ refreshToken });
    await expect(owner).rejects.toThrow(SessionOver);
    await new ReinstatePersonUseCase(world).execute({ personId });
    expect(await authenticate()).toEqual({ personId });
  });
});
