import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { dateIn, type LocalDate } from '../kernel/local-date.js';
import { organisationName } from './district.js';
import { acceptableLocale, acceptableTimeZone } from './person.js';
import type { SchoolParticulars, SchoolStatus } from './school.words.js';
import { SchoolChanged, SchoolCreated } from './school.events.js';

/** The tenant. Everything that a school knows is its own and stays inside it (K1). */
export class School extends AggregateRoot {
  readonly id!: string;
  readonly version!: number;
  readonly districtId!: string;
  /** The id of the school in the records system that it is imported from. */
  readonly sourceId!: string | null;
  readonly createdAt!: Date;
  readonly name!: string;
  readonly timeZone!: string;
  readonly locale!: string;
  readonly status!: SchoolStatus;

  static create(
    input: { id?: string; districtId: string; sourceId?: string | null } & Required<
      Omit<SchoolParticulars, 'status'>
    >,
    now: Date,
  ): School {
    const { districtId, sourceId = null } = input;
    const school = Object.assign(new School(), {
      id: input.id ?? newId(),
      version: 1,
      districtId,
      sourceId,
      createdAt: now,
    });
    school.describe({ ...input, status: 'active' });
    school.record(new SchoolCreated(school.id, { schoolId: school.id, districtId }));
    return school;
  }

  /** The date that it is in the school (K3). */
  today(now: Date): LocalDate {
    return dateIn(this.timeZone, now);
  }

  change(particulars: SchoolParticulars): void {
    const before = this.described();
    this.describe(particulars);
    if (this.described() === before) return;
    this.record(new SchoolChanged(this.id, { schoolId: this.id, timeZone: this.timeZone }));
  }

  private described(): string {
    return JSON.stringify([this.name, this.timeZone, this.locale, this.status]);
  }

  private describe({ name, timeZone, locale, status }: SchoolParticulars): void {
    if (name !== undefined) Object.assign(this, { name: organisationName(name) });
    if (timeZone !== undefined) Object.assign(this, { timeZone: acceptableTimeZone(timeZone) });
    if (locale !== undefined) Object.assign(this, { locale: acceptableLocale(locale) });
    if (status !== undefined) Object.assign(this, { status });
  }
}
