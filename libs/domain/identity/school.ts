import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { dateIn, type LocalDate } from '../kernel/local-date.js';
import { organisationName } from './district.js';
import { acceptableLocale, acceptableTimeZone } from './person.js';
import { SchoolChanged, SchoolCreated } from './school.events.js';

export const SCHOOL_STATUSES = ['active', 'closed'] as const;
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
  readonly districtId!: string;
  /** The id of the school in the records system that it is imported from. */
  readonly sourceId!: string | null;
  readonly createdAt!: Date;
  private _name!: string;
  private _timeZone!: string;
  private _locale!: string;
  private _status!: SchoolStatus;

  constructor(readonly id: string) {
    super();
  }

  static create(
    input: { districtId: string; sourceId?: string | null } & Required<Omit<SchoolParticulars, 'status'>>,
    now: Date,
  ): School {
    const { districtId, sourceId = null } = input;
    const school = Object.assign(new School(newId()), { districtId, sourceId, createdAt: now });
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
    const before = this.described();
    this.describe(particulars);
    if (this.described() === before) return;
    this.record(new SchoolChanged(this.id, { schoolId: this.id, timeZone: this._timeZone }));
  }

  private described(): string {
    return JSON.stringify([this._name, this._timeZone, this._locale, this._status]);
  }

  private describe({ name, timeZone, locale, status }: SchoolParticulars): void {
    if (name !== undefined) this._name = organisationName(name);
    if (timeZone !== undefined) this._timeZone = acceptableTimeZone(timeZone);
    if (locale !== undefined) this._locale = acceptableLocale(locale);
    if (status !== undefined) this._status = status;
  }
}
