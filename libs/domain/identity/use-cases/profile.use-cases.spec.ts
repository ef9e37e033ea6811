import { beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../kernel/id.js';
import { VersionStale } from '../../kernel/version.js';
import { ProfileTextTooLong } from '../account.errors.js';
import { ProfileUpdated } from '../account.events.js';
import type { Particulars, SelfDescription } from '../person.words.js';
import { actorWith } from '../testing/fakes.js';
import { identityWorld, type IdentityWorld } from '../testing/identity-world.js';
import { CreateProfileUseCase } from './create-profile.use-case.js';
import { CreateUserUseCase } from './create-user.use-case.js';
import { UpdateProfileUseCase } from './update-profile.use-case.js';

describe('a profile', () => {
  let world: IdentityWorld;
  const personId = newId();
  beforeEach(async () => {
    world = identityWorld();
    const account = { email: 'ada@example.org', displayName: 'Ada', locale: 'en', timeZone: 'UTC' };
    await new CreateUserUseCase(world).execute({ ...account, personId, passwordHash: 'hash of it' });
  });
  const update = (changes: Particulars & SelfDescription, expectedVersion?: number) =>
    new UpdateProfileUseCase(world).execute({ changes, expectedVersion }, actorWith([], personId));
  const create = () => new CreateProfileUseCase(world).execute({ personId });

  it('is made once, by whichever comes first', async () => {
    await update({ about: ' Counts on engines ' });
    await create();
    await create();
    expect(world.profiles.all).toHaveLength(1);
    expect(world.profiles.all[0]).toMatchObject({ about: 'Counts on engines', newDeviceNotice: true });
  });

  it('takes what is given and leaves the rest', async () => {
    await create();
    await update({ pronouns: 'she/her', displayName: 'Ada L.' });
    await update({ newDeviceNotice: false, about: null });
    expect(world.profiles.all[0]).toMatchObject({ about: null, pronouns: 'she/her', newDeviceNotice: false });
    const [person] = world.people.all;
    expect(person!.displayName).toBe('Ada L.');
    expect(person!.takeEvents().filter((event) => event instanceof ProfileUpdated)).toHaveLength(2);
  });

  it('refuses a text that is too long, and a change of what was changed since', async () => {
    await expect(update({ about: 'x'.repeat(501) })).rejects.toThrow(ProfileTextTooLong);
    await expect(update({ about: 'x' }, 7)).rejects.toThrow(VersionStale);
  });
});
