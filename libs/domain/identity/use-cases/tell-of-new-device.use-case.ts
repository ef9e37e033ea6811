import type { AccountMail } from '../account-mail.js';
import type { PersonRepository } from '../person.repository.js';
import type { ProfileRepository } from '../profile.repository.js';
import type { SessionRepository } from '../session.repository.js';

export interface TellOfNewDeviceInput {
  readonly personId: string;
  readonly sessionId: string;
  /** The id of the event that is the cause. */
  readonly cause: string;
}

/**
 * Writes to somebody who signed in on a device that the account has not seen before. The first sign-in of an account is
 * no news, and whoever does not want such mails gets none.
 */
export class TellOfNewDeviceUseCase {
  constructor(
    private readonly deps: {
      people: PersonRepository;
      profiles: ProfileRepository;
      sessions: SessionRepository;
    },
  ) {}

  async execute({ personId, sessionId, cause }: TellOfNewDeviceInput): Promise<AccountMail[]> {
    const person = await this.deps.people.byId(personId);
    if (person.isErased()) return [];
    const session = await this.deps.sessions.byId(sessionId, personId);
    const before = await this.deps.sessions.devicesBefore(session);
    if (before.length === 0 || before.includes(session.deviceLabel)) return [];
    const profile = await this.deps.profiles.find(personId);
    if (profile?.newDeviceNotice === false) return [];
    const { email, displayName, locale, timeZone } = person;
    const { deviceLabel, address, createdAt: at } = session;
    const content = { about: 'new_device', deviceLabel, address, at } as const;
    return [{ id: cause, to: email, name: displayName, locale, timeZone, content }];
  }
}
