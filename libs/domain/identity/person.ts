import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { isTimeZone } from '../kernel/local-date.js';
import { DisplayNameRefused, LocaleUnknown, TimeZoneUnknown } from './account.errors.js';
import {
  EmailVerified,
  PersonReinstated,
  PersonSuspended,
  ProfileUpdated,
  SignUpRepeated,
  UserCreated,
  type Origin,
} from './account.events.js';
import { emailAddress } from './email-address.js';
import type { Particulars, PersonStatus } from './person.words.js';

/** One human with one sign-in. Schools keep records of their own; an accepted invitation links such a record to this. */
export class Person extends AggregateRoot {
  readonly id!: string;
  readonly version!: number;
  readonly createdAt!: Date;
  readonly email!: string;
  readonly displayName!: string;
  readonly locale!: string;
  readonly timeZone!: string;
  readonly emailVerifiedAt!: Date | null;
  readonly profileChangedAt!: Date | null;
  readonly status!: PersonStatus;

  /**
   * `verificationLinkId` is the link by which the address is to be confirmed; without one the address counts as
   * confirmed, because an invitation arrived there or an operator vouches for it. `id` is given where the row must be
   * written in the person's own name.
   */
  static create(
    input: {
      id?: string;
      email: string;
      origin: Origin;
      verificationLinkId?: string;
    } & Required<Particulars>,
    now: Date,
  ): Person {
    const { origin, verificationLinkId = null } = input;
    const person = Object.assign(new Person(), {
      id: input.id ?? newId(),
      version: 1,
      createdAt: now,
      email: emailAddress(input.email),
      emailVerifiedAt: verificationLinkId ? null : now,
      profileChangedAt: null,
      status: 'active' satisfies PersonStatus,
    });
    person.describe(input);
    person.record(new UserCreated(person.id, { personId: person.id, origin, verificationLinkId }));
    return person;
  }

  /** An address that nobody confirmed may be anybody's, so its password opens nothing yet. */
  maySignIn(): boolean {
    return this.status === 'active' && this.emailVerifiedAt !== null;
  }

  /** Somebody signed up with this address again; its owner is told by mail. */
  noteRepeatedSignUp(): void {
    this.record(new SignUpRepeated(this.id, { personId: this.id }));
  }

  verifyEmail(now: Date): void {
    if (this.emailVerifiedAt) return;
    Object.assign(this, { emailVerifiedAt: now });
    this.record(new EmailVerified(this.id, { personId: this.id }));
  }

  /** `now` is kept, so that a change beside the person (the profile) gives it a new version too. */
  updateProfile(particulars: Particulars, now: Date): void {
    this.describe(particulars);
    Object.assign(this, { profileChangedAt: now });
    this.record(new ProfileUpdated(this.id, { personId: this.id }));
  }

  suspend(): void {
    if (this.status !== 'active') return;
    Object.assign(this, { status: 'suspended' satisfies PersonStatus });
    this.record(new PersonSuspended(this.id, { personId: this.id }));
  }

  reinstate(): void {
    if (this.status !== 'suspended') return;
    Object.assign(this, { status: 'active' satisfies PersonStatus });
    this.record(new PersonReinstated(this.id, { personId: this.id }));
  }

  private describe({ displayName, locale, timeZone }: Particulars): void {
    if (displayName !== undefined) Object.assign(this, { displayName: acceptableName(displayName) });
    if (locale !== undefined) Object.assign(this, { locale: acceptableLocale(locale) });
    if (timeZone !== undefined) Object.assign(this, { timeZone: acceptableTimeZone(timeZone) });
  }
}

/** @throws DisplayNameRefused */
export function acceptableName(text: string): string {
  const name = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  if (name === '' || [...name].length > 120 || /\p{Cc}/u.test(name)) throw new DisplayNameRefused();
  return name;
}

/** @throws LocaleUnknown */
export function acceptableLocale(text: string): string {
  try {
    return Intl.getCanonicalLocales(text)[0]!;
  } catch {
    throw new LocaleUnknown();
  }
}

/** @throws TimeZoneUnknown */
export function acceptableTimeZone(name: string): string {
  if (!isTimeZone(name)) throw new TimeZoneUnknown();
  return name;
}
