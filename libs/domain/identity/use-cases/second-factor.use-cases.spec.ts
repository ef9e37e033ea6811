import { beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../kernel/id.js';
import { TooManyAttempts } from '../account.errors.js';
import {
  SecondFactorAlreadyEnabled,
  SecondFactorNotEnrolled,
  SecondFactorRefused,
  SecondFactorRequired,
} from '../second-factor.errors.js';
import { actorWith, codeAt } from '../testing/fakes.js';
import { identityWorld, type IdentityWorld } from '../testing/identity-world.js';
import { ConfirmSecondFactorUseCase } from './confirm-second-factor.use-case.js';
import { CreateUserUseCase } from './create-user.use-case.js';
import { DisableSecondFactorUseCase } from './disable-second-factor.use-case.js';
import { EnrolSecondFactorUseCase } from './enrol-second-factor.use-case.js';
import { SignInUseCase } from './sign-in.use-case.js';

const address = '192.0.2.7';

describe('the second factor', () => {
  let world: IdentityWorld;
  let personId: string;
  beforeEach(async () => {
    world = identityWorld();
    const account = { displayName: 'Ada', locale: 'en', timeZone: 'UTC', passwordHash: 'hash of it' };
    personId = await new CreateUserUseCase(world).execute({
      ...account,
      personId: newId(),
      email: 'ada@example.org',
    });
  });
  const me = () => actorWith([], personId);
  const code = () => codeAt(world.clock.now());
  const enrol = () => new EnrolSecondFactorUseCase(world).execute(me());
  const confirm = (text = code()) => new ConfirmSecondFactorUseCase(world).execute({ code: text }, me());
  const signIn = (secondFactorCode?: string) =>
    new SignInUseCase(world).execute({ personId, address, deviceLabel: 'Phone', secondFactorCode });
  const disable = (text: string) =>
    new DisableSecondFactorUseCase(world).execute({ code: text, address }, me());
  const enabled = async () => {
    await enrol();
    const { recoveryCodes } = await confirm();
    world.clock.pass(60);
    return recoveryCodes;
  };

  it('protects nothing until a first code confirms it', async () => {
    expect(await enrol()).toEqual({ secret: 'SECRET', uri: 'otpauth://totp/ada@example.org?secret=SECRET' });
    expect(world.secondFactors.all[0]!.sealedSecret).toBe(`${personId}:SECRET`);
    await signIn();
    await enrol();
    await expect(confirm('000000')).rejects.toThrow(SecondFactorRefused);
    await confirm();
    await expect(signIn()).rejects.toThrow(SecondFactorRequired);
    await expect(enrol()).rejects.toThrow(SecondFactorAlreadyEnabled);
  });

  it('takes each code once', async () => {
    await enabled();
    await signIn(code());
    await expect(signIn(code())).rejects.toThrow(SecondFactorRefused);
    world.clock.pass(30);
    await signIn(code());
  });

  it('takes each recovery code once, however it is typed', async () => {
    const [first, second] = await enabled();
    await signIn(first!.toLowerCase().replaceAll('-', ' '));
    await expect(signIn(first)).rejects.toThrow(SecondFactorRefused);
    await signIn(second);
    expect(world.secondFactors.all[0]!.recoveryCodesLeft).toBe(8);
    expect(JSON.stringify(world.secondFactors.all)).not.toContain(second);
  });

  it('cannot be guessed', async () => {
    await enabled();
    for (let i = 0; i < 3; i++) await expect(signIn('000000')).rejects.toThrow(SecondFactorRefused);
    await expect(signIn(code())).rejects.toThrow(TooManyAttempts);
  });

  it('is taken off by whoever holds it', async () => {
    await expect(confirm()).rejects.toThrow(SecondFactorNotEnrolled);
    await expect(disable('000000')).rejects.toThrow(SecondFactorNotEnrolled);
    await enabled();
    await expect(disable('000000')).rejects.toThrow(SecondFactorRefused);
    await disable(code());
    await signIn();
  });
});
