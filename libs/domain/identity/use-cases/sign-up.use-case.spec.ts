import { beforeEach, describe, expect, it } from '@jest/globals';
import { LinkInvalid, SignInRefused, TooManyAttempts } from '../account.errors.js';
import { SignUpRepeated, UserCreated, VerificationLinkIssued } from '../account.events.js';
import { identityWorld, type IdentityWorld } from '../testing/identity-world.js';
import { AdmitStrangerUseCase } from './admit-stranger.use-case.js';
import { AuthenticateUseCase } from './authenticate.use-case.js';
import { FindAccountUseCase } from './find-account.use-case.js';
import { RequestEmailVerificationUseCase } from './request-email-verification.use-case.js';
import { SignUpUseCase } from './sign-up.use-case.js';
import { VerifyEmailUseCase } from './verify-email.use-case.js';

const ada = {
  email: 'ada@example.org',
  displayName: 'Ada Lovelace',
  locale: 'en',
  timeZone: 'UTC',
  passwordHash: 'hash of tulip cargo nine lamp',
};

describe('signing up', () => {
  let world: IdentityWorld;
  beforeEach(() => {
    world = identityWorld();
  });
  const account = (email: string) => new FindAccountUseCase(world).execute({ email });
  const signUp = async (email = ada.email) =>
    new SignUpUseCase(world).execute({ ...ada, email, personId: await account(email) });
  const askAgain = async (email: string) =>
    new RequestEmailVerificationUseCase(world).execute({ personId: await account(email) });
  const verify = (token: string) => new VerifyEmailUseCase(world).execute({ token });
  const authenticate = () =>
    new AuthenticateUseCase(world).execute({
      email: ada.email,
      password: 'tulip cargo nine lamp',
      address: '192.0.2.7',
    });

  it('makes an account that opens once its address is confirmed', async () => {
    await signUp();
    await expect(authenticate()).rejects.toThrow(SignInRefused);
    const [link] = world.mailedLinks.all;
    await verify(`verify_email ${link!.id}`);
    expect(await authenticate()).toEqual({ personId: world.people.all[0]!.id });
  });

  it('tells the owner of a known address and nobody else', async () => {
    await signUp();
    const [person] = world.people.all;
    expect(person!.takeEvents().map(({ type }) => type)).toEqual([UserCreated.type]);
    expect(await signUp(' ADA@example.org')).toBeUndefined();
    expect(world.people.all).toHaveLength(1);
    expect(person!.takeEvents().map(({ type }) => type)).toEqual([SignUpRepeated.type]);
  });

  it('mails a new link on request, and only the newest is good', async () => {
    await signUp();
    await askAgain('nobody@example.org');
    await askAgain(ada.email);
    const [first, second] = world.mailedLinks.all;
    expect(world.mailedLinks.all).toHaveLength(2);
    expect(second!.takeEvents().map(({ type }) => type)).toEqual([VerificationLinkIssued.type]);
    await expect(verify(`verify_email ${first!.id}`)).rejects.toThrow(LinkInvalid);
    await verify(`verify_email ${second!.id}`);
    await askAgain(ada.email);
    expect(world.mailedLinks.all).toHaveLength(2);
  });

  it('writes to no address without end', async () => {
    const ask = (email: string) => new AdmitStrangerUseCase(world).execute({ email, address: '192.0.2.7' });
    for (let i = 0; i < 3; i++) await ask('nobody@example.org');
    await expect(ask(' Nobody@example.org')).rejects.toThrow(TooManyAttempts);
    await expect(ask('somebody@example.org')).resolves.toBeUndefined();
  });

  it('takes a link once, in time, and for what it is meant', async () => {
    await signUp();
    const [link] = world.mailedLinks.all;
    await expect(verify('verify_email of nobody')).rejects.toThrow(LinkInvalid);
    world.clock.pass(73 * 3600);
    await expect(verify(`verify_email ${link!.id}`)).rejects.toThrow(LinkInvalid);
    await askAgain(ada.email);
    const token = `verify_email ${world.mailedLinks.all[1]!.id}`;
    await verify(token);
    await expect(verify(token)).rejects.toThrow(LinkInvalid);
  });
});
