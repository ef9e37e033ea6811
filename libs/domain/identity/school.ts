import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { dateIn, type LocalDate } from '../kernel/local-date.js';
import { organisationName } from './district.js';
import { acceptableLocale, acceptableTimeZone } from './person.js';
import { SchoolChanged, SchoolCreated } from './school.events.js';

export const SCHOOL_STATUSES = ['active', 'archived'] as const;
export type SchoolStatus = (typeof SCHOOL_STATUSES)[number];

/** What may be changed of a school; absent fields stay as they are. */
export interface SchoolParticulars {
  readonly name?: string;
  /** IANA; decides which date it is in the school. */
  readonly timeZone?: string;
  /** BCP 47. */
  readonly locale?: string;
  readonly status?: SchoolStatus;
}

/** The tenant. Everything that a school knows is its own and stays inside it (K1). */
export class School extends AggregateRoot {
  readonly districtId!: string | null;
  readonly createdAt!: Date;
  private _name!: string;
  private _timeZone!: string;
  private _locale!: string;
  private _status!: SchoolStatus;

  constructor(readonly id: string) {
    super();
  }

  /** An import that must be repeatable brings the id along. */
  static create(
    input: { id?: string; districtId: string | null; name: string; timeZone: string; locale: string },
    now: Date,
  ): School {
    const { districtId } = input;
    const school = Object.assign(new School(input.id ?? newId()), { districtId, createdAt: now });
    school._status = 'active';
    school.describe(input);
    school.record(new SchoolCreated(school.id, { schoolId: school.id, districtId }));
    return school;
  }

  get name(): string {
    return this._name;
  }

  get timeZone(): string {
    return this._timeZone;
  }

  get locale(): string {
    return this._locale;
  }

  get status(): SchoolStatus {
    return this._status;
  }

  /** The date that it is in the school (K3). */
  today(now: Date): LocalDate {
    return dateIn(this._timeZone, now);
  }

  change(particulars: SchoolParticulars): void {
    this.describe(particulars);
    this.record(new SchoolChanged(this.id, { schoolId: this.id, timeZone: this._timeZone }));
  }

  private describe({ name, timeZone, locale, status }: SchoolParticulars): void {
    if (name !== undefined) this._name = organisationName(name);
    if (timeZone !== undefined) this._timeZone = acceptableTimeZone(timeZone);
    if (locale !== undefined) this._locale = acceptableLocale(locale);
    if (status !== undefined) this._status = status;
  }
}
