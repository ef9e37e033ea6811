import { beforeEach, describe, expect, it } from '@jest/globals';
import { DisplayNameRefused, LocaleUnknown, TimeZoneUnknown } from '../account.errors.js';
import type { StrangerRequest } from '../stranger-requests.js';
import { identityWorld, type IdentityWorld } from '../testing/identity-world.js';
import { AnswerStrangerUseCase } from './answer-stranger.use-case.js';
import { FindAccountUseCase } from './find-account.use-case.js';
import { LeaveRequestUseCase } from './leave-request.use-case.js';
import { RequestEmailVerificationUseCase } from './request-email-verification.use-case.js';
import { RequestPasswordResetUseCase } from './request-password-reset.use-case.js';
import { SignUpUseCase } from './sign-up.use-case.js';

const email = 'ada@example.org';
const signUp = {
  what: 'sign_up',
  email,
  displayName: 'Ada',
  locale: 'en',
  timeZone: 'UTC',
  passwordHash: 'hash of it',
} as const;

describe('what a stranger asks for', () => {
  let world: IdentityWorld;
  beforeEach(() => {
    world = identityWorld();
  });
  const leave = (request: StrangerRequest) => new LeaveRequestUseCase(world).execute(request);
  const answer = async (request: StrangerRequest) =>
    new AnswerStrangerUseCase({
      signUp: new SignUpUseCase(world),
      verifyEmail: new RequestEmailVerificationUseCase(world),
      resetPassword: new RequestPasswordResetUseCase(world),
    }).execute({ request, personId: await new FindAccountUseCase(world).execute(request) });
  const links = () => world.mailedLinks.all.map(({ purpose }) => purpose);

  it('is left as it is, without a look at who has an account', async () => {
    await leave(signUp);
    await leave({ what: 'reset_password', email: 'nobody@example.org' });
    expect(world.requests.all).toEqual([signUp, { what: 'reset_password', email: 'nobody@example.org' }]);
    expect(world.people.all).toEqual([]);
  });

  it.each([
    [{ displayName: ' ' }, DisplayNameRefused],
    [{ locale: 'not a locale' }, LocaleUnknown],
    [{ timeZone: 'Mars/Olympus' }, TimeZoneUnknown],
  ])('is refused at once when it is wrong by itself: %j', async (wrong, refusal) => {
    await expect(leave({ ...signUp, ...wrong })).rejects.toThrow(refusal);
    expect(world.requests.all).toEqual([]);
  });

  it('is carried out: an account, a link again, a link for a new password', async () => {
    await answer(signUp);
    expect(world.people.all.map((person) => person.email)).toEqual([email]);
    await answer({ what: 'verify_email', email });
    await answer({ what: 'reset_password', email });
    expect(links()).toEqual(['verify_email', 'verify_email', 'reset_password']);
  });

  it('comes to nothing for an address that nobody has', async () => {
    await answer({ what: 'verify_email', email });
    await answer({ what: 'reset_password', email });
    expect([links(), world.people.all]).toEqual([[], []]);
  });
});
