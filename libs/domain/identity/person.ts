import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { isTimeZone } from '../kernel/local-date.js';
import { isNamedIn, saysWho } from '../kernel/naming.js';
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
import { emailAddress, erasedAddress } from './email-address.js';
import {
  AccountIsErased,
  AccountLeadsAlone,
  AccountReasonNamesPerson,
  type LedPlace,
} from './erasure/account-erasure.errors.js';
import type { Particulars, PersonStatus } from './person.words.js';

/** What stands where a name was, and nobody's language and zone. */
const NOBODY = {
  displayName: 'Erased person',
  locale: 'en',
  timeZone: 'UTC',
  emailVerifiedAt: null,
  profileChangedAt: null,
} as const;

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
    if (this.isErased()) throw new AccountIsErased();
    const { displayName } = this;
    this.describe(particulars);
    Object.assign(this, { profileChangedAt: now });
    this.record(
      new ProfileUpdated(this.id, { personId: this.id, renamed: this.displayName !== displayName }),
    );
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

  isErased(): boolean {
    return this.status === 'anonymised';
  }

  /**
   * K6: what is left says that there was somebody, and not who; the address is free for a new account.
   * @param ledAlone where nobody else leads
   */
  erase(reason: string | null, ledAlone: readonly LedPlace[]): void {
    if (this.isErased()) throw new AccountIsErased();
    if (ledAlone.length > 0) throw new AccountLeadsAlone(ledAlone);
    const names = [this.displayName, ...this.displayName.split(' ').filter(saysWho), this.email];
    if (reason !== null && isNamedIn(reason, names)) throw new AccountReasonNamesPerson();
    const email = erasedAddress(this.id);
    Object.assign(this, NOBODY, { email, status: 'anonymised' satisfies PersonStatus });
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
