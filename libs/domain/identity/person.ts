import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { isTimeZone } from '../kernel/local-date.js';
import { DisplayNameRefused, LocaleUnknown, TimeZoneUnknown } from './account.errors.js';
import {
  EmailVerified,
  PersonSuspended,
  ProfileUpdated,
  SignUpRepeated,
  UserCreated,
  type Origin,
} from './account.events.js';
import { emailAddress } from './email-address.js';

export const PERSON_STATUSES = ['active', 'suspended', 'anonymised'] as const;
export type PersonStatus = (typeof PERSON_STATUSES)[number];

/** What people may say about themselves; absent fields stay as they are. */
export interface Particulars {
  readonly displayName?: string;
  /** BCP 47, e.g. `en-GB`. */
  readonly locale?: string;
  /** IANA, e.g. `Europe/Warsaw`. */
  readonly timeZone?: string;
}

/** One human with one sign-in. Schools keep records of their own; an accepted invitation links such a record to this. */
export class Person extends AggregateRoot {
  readonly createdAt!: Date;
  private _email!: string;
  private _displayName!: string;
  private _locale!: string;
  private _timeZone!: string;
  private _emailVerifiedAt!: Date | null;
  private _lastSignedInAt!: Date | null;
  private _status!: PersonStatus;

  constructor(readonly id: string) {
    super();
  }

  /**
   * `verificationLinkId` is the link by which the address is to be confirmed; without one the address counts as
   * confirmed, because an invitation arrived there or an operator vouches for it.
   */
  static create(
    input: { email: string; origin: Origin; verificationLinkId?: string } & Required<Particulars>,
    now: Date,
  ): Person {
    const person = Object.assign(new Person(newId()), { createdAt: now });
    person._email = emailAddress(input.email);
    person.describe(input);
    const verificationLinkId = input.verificationLinkId ?? null;
    person._emailVerifiedAt = verificationLinkId ? null : now;
    person._lastSignedInAt = null;
    person._status = 'active';
    const { origin } = input;
    person.record(new UserCreated(person.id, { personId: person.id, origin, verificationLinkId }));
    return person;
  }

  get email(): string {
    return this._email;
  }

  get displayName(): string {
    return this._displayName;
  }

  get locale(): string {
    return this._locale;
  }

  get timeZone(): string {
    return this._timeZone;
  }

  get emailVerifiedAt(): Date | null {
    return this._emailVerifiedAt;
  }

  get lastSignedInAt(): Date | null {
    return this._lastSignedInAt;
  }

  get status(): PersonStatus {
    return this._status;
  }

  /** An address that nobody confirmed may be anybody's, so its password opens nothing yet. */
  maySignIn(): boolean {
    return this._status === 'active' && this._emailVerifiedAt !== null;
  }

  /** Somebody signed up with this address again; its owner is told by mail. */
  noteRepeatedSignUp(): void {
    this.record(new SignUpRepeated(this.id, { personId: this.id }));
  }

  verifyEmail(now: Date): void {
    if (this._emailVerifiedAt) return;
    this._emailVerifiedAt = now;
    this.record(new EmailVerified(this.id, { personId: this.id }));
  }

  updateProfile(particulars: Particulars): void {
    this.describe(particulars);
    this.record(new ProfileUpdated(this.id, { personId: this.id }));
  }

  /** Events may arrive late or twice: the latest sign-in stands. */
  noteSignIn(at: Date): void {
    if (!this._lastSignedInAt || this._lastSignedInAt < at) this._lastSignedInAt = at;
  }

  suspend(): void {
    if (this._status !== 'active') return;
    this._status = 'suspended';
    this.record(new PersonSuspended(this.id, { personId: this.id }));
  }

  private describe({ displayName, locale, timeZone }: Particulars): void {
    if (displayName !== undefined) this._displayName = acceptableName(displayName);
    if (locale !== undefined) this._locale = acceptableLocale(locale);
    if (timeZone !== undefined) this._timeZone = acceptableTimeZone(timeZone);
  }
}

/** @throws DisplayNameRefused */
export function acceptableName(text: string): string {
  const name = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
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
