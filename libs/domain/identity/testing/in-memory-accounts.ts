import { PersonNotFound } from '../account.errors.js';
import type { Administrator, AdministratorDirectory } from '../administrator-directory.js';
import type { Credential } from '../credential.js';
import type { CredentialRepository } from '../credential.repository.js';
import type { LedPlace } from '../erasure/account-erasure.errors.js';
import type { AccountErasure, AccountTraces } from '../erasure/account-traces.js';
import type { MailedLink } from '../mailed-link.js';
import type { LinkPurpose } from '../mailed-link.words.js';
import type { MailedLinkRepository } from '../mailed-link.repository.js';
import type { Person } from '../person.js';
import type { PersonRepository } from '../person.repository.js';
import type { Profile } from '../profile.js';
import type { ProfileRepository } from '../profile.repository.js';
import type { SecondFactor } from '../second-factor.js';
import type { SecondFactorRepository } from '../second-factor.repository.js';
import { SessionNotFound } from '../session.errors.js';
import type { Session } from '../session.js';
import type { SessionRepository } from '../session.repository.js';
import type { SignInDirectory, SignInRecord } from '../sign-in-directory.js';

export class InMemoryPeople implements PersonRepository {
  readonly all: Person[] = [];

  add(person: Person): void {
    this.all.push(person);
  }

  async byId(personId: string): Promise<Person> {
    const person = this.all.find(({ id }) => id === personId);
    if (!person) throw new PersonNotFound();
    return person;
  }

  async find(personId: string): Promise<Person | null> {
    return this.all.find(({ id }) => id === personId) ?? null;
  }

  async findByEmail(email: string): Promise<Person | null> {
    return this.all.find((person) => person.email === email) ?? null;
  }
}

export class InMemoryAccountTraces implements AccountTraces {
  readonly erasures: AccountErasure[] = [];
  ledAlone: LedPlace[] = [];

  async takeTurn(): Promise<void> {}

  async placesLedAlone(): Promise<readonly LedPlace[]> {
    return this.ledAlone;
  }

  async forget(erasure: AccountErasure): Promise<void> {
    this.erasures.push(erasure);
  }
}

export class InMemoryCredentials implements CredentialRepository {
  readonly all: Credential[] = [];

  add(credential: Credential): void {
    this.all.push(credential);
  }

  async find(personId: string): Promise<Credential | null> {
    return this.all.find(({ id }) => id === personId) ?? null;
  }
}

export class InMemoryProfiles implements ProfileRepository {
  readonly all: Profile[] = [];

  add(profile: Profile): void {
    this.all.push(profile);
  }

  async find(personId: string): Promise<Profile | null> {
    return this.all.find(({ id }) => id === personId) ?? null;
  }
}

export class InMemorySessions implements SessionRepository {
  readonly all: Session[] = [];

  add(session: Session): void {
    this.all.push(session);
  }

  async findByFamily(familyHash: string): Promise<Session | null> {
    return this.all.find((session) => session.familyHash === familyHash) ?? null;
  }

  async byId(sessionId: string, personId: string): Promise<Session> {
    const session = this.all.find((known) => known.id === sessionId && known.personId === personId);
    if (!session) throw new SessionNotFound();
    return session;
  }

  async devicesBefore({ personId, createdAt }: Session): Promise<string[]> {
    const before = this.all.filter((one) => one.personId === personId && one.createdAt < createdAt);
    return before.map(({ deviceLabel }) => deviceLabel);
  }

  async findUnrevoked(personId: string): Promise<Session[]> {
    return this.all.filter((session) => session.personId === personId && !session.revokedReason);
  }
}

export class InMemorySecondFactors implements SecondFactorRepository {
  readonly all: SecondFactor[] = [];

  add(factor: SecondFactor): void {
    this.all.push(factor);
  }

  remove(factor: SecondFactor): void {
    this.all.splice(this.all.indexOf(factor), 1);
  }

  async find(personId: string): Promise<SecondFactor | null> {
    return this.all.find(({ id }) => id === personId) ?? null;
  }
}

export class InMemoryMailedLinks implements MailedLinkRepository {
  readonly all: MailedLink[] = [];

  add(link: MailedLink): void {
    this.all.push(link);
  }

  async findByToken(tokenHash: string): Promise<MailedLink | null> {
    return this.all.find((link) => link.tokenHash === tokenHash) ?? null;
  }

  async findUnused(personId: string, purpose: LinkPurpose): Promise<MailedLink[]> {
    return this.all.filter((link) => link.personId === personId && link.purpose === purpose && !link.usedAt);
  }
}

export class InMemoryAdministrators implements AdministratorDirectory {
  readonly ids: string[] = [];

  constructor(private readonly people: InMemoryPeople) {}

  findAll(): Promise<Administrator[]> {
    return Promise.all(
      this.ids.map(async (personId) => {
        const { email, displayName, locale, timeZone } = await this.people.byId(personId);
        return { personId, email, displayName, locale, timeZone };
      }),
    );
  }
}

/** Reads the other fakes, as the real one reads their tables. */
export class InMemorySignInDirectory implements SignInDirectory {
  constructor(
    private readonly people: InMemoryPeople,
    private readonly credentials: InMemoryCredentials,
    private readonly links: InMemoryMailedLinks,
    private readonly sessions: InMemorySessions,
  ) {}

  async findByEmail(email: string): Promise<SignInRecord | null> {
    return this.recordOf(await this.people.findByEmail(email));
  }

  async hasSignedInFrom(email: string, address: string): Promise<boolean> {
    const person = await this.people.findByEmail(email);
    return this.sessions.all.some((one) => one.personId === person?.id && one.address === address);
  }

  async findByPerson(personId: string): Promise<SignInRecord | null> {
    return this.recordOf(await this.people.find(personId));
  }

  async findByLink(tokenHash: string): Promise<SignInRecord | null> {
    const link = await this.links.findByToken(tokenHash);
    return link && this.findByPerson(link.personId);
  }

  async findBySession(familyHash: string): Promise<SignInRecord | null> {
    const session = await this.sessions.findByFamily(familyHash);
    return session && this.findByPerson(session.personId);
  }

  private async recordOf(person: Person | null): Promise<SignInRecord | null> {
    if (!person) return null;
    const credential = await this.credentials.find(person.id);
    const { id: personId, email, displayName } = person;
    const passwordHash = credential?.passwordHash ?? null;
    return { personId, email, displayName, passwordHash, open: person.maySignIn() };
  }
}
