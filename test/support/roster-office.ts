import { newId } from '#domain/kernel/id';
import type { Answer, CallOptions, TestApp } from './test-app.js';
import type { TestPerson, TestSchool } from './two-schools.js';

/** What the resources of the roster show; of the ids each shows those that it refers to. */
export interface Resource {
  readonly [field: string]: unknown;
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly roles: readonly string[];
  readonly academicYearId: string;
  readonly sectionId: string;
  readonly periodId: string;
  readonly studentId: string;
  readonly teacherId: string;
  readonly guardianId: string;
}

export interface Problem {
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

export interface ListOf<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

type Body = Readonly<Record<string, unknown>>;

/** The office of a school at work: each verb makes something over REST that is sound unless it is told otherwise. */
export class RosterOffice {
  constructor(
    private readonly app: TestApp,
    readonly school: TestSchool,
    private readonly person: TestPerson = school.people.office,
  ) {}

  /** The same school, asked by somebody else. */
  as(person: TestPerson): RosterOffice {
    return new RosterOffice(this.app, this.school, person);
  }

  /** Calls a path below the school. */
  call<T = Resource & Problem>(method: string, path: string, options: CallOptions = {}): Promise<Answer<T>> {
    return this.app.call<T>(method, `/schools/${this.school.id}${path}`, {
      token: this.person.token,
      ...options,
    });
  }

  get<T = Resource & Problem>(path: string): Promise<Answer<T>> {
    return this.call<T>('GET', path);
  }

  /** @throws when the answer is not 201 */
  async make(path: string, body: Body): Promise<Resource> {
    const answer = await this.call('POST', path, { body });
    if (answer.status !== 201)
      throw new Error(`POST ${path} answered ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  year(details: Body = {}): Promise<Resource> {
    const body = { title: 'Year 2026/27', startsOn: '2026-09-01', endsOn: '2027-06-30', ...details };
    return this.make('/academic-years', body);
  }

  async term(details: Body = {}): Promise<Resource> {
    const academicYearId = details['academicYearId'] ?? (await this.year()).id;
    const body = {
      academicYearId,
      title: 'Autumn',
      startsOn: '2026-09-01',
      endsOn: '2026-12-18',
      ...details,
    };
    return this.make('/terms', body);
  }

  period(details: Body = {}): Promise<Resource> {
    const name = `Period ${newId().slice(-12)}`;
    return this.make('/periods', { name, startsAt: '08:00', endsAt: '08:45', ...details });
  }

  course(details: Body = {}): Promise<Resource> {
    return this.make('/courses', { title: 'Mathematics 7', ...details });
  }

  async section(details: Body = {}): Promise<Resource> {
    const academicYearId = details['academicYearId'] ?? (await this.year()).id;
    const dates = { startsOn: '2026-09-01', endsOn: '2027-06-30' };
    return this.make('/sections', { academicYearId, kind: 'class', title: '7A Maths', ...dates, ...details });
  }

  async meeting(details: Body = {}): Promise<Resource> {
    const sectionId = details['sectionId'] ?? (await this.section()).id;
    const periodId = details['periodId'] ?? (await this.period()).id;
    return this.make('/meetings', { sectionId, periodId, weekday: 1, ...details });
  }

  student(details: Body = {}): Promise<Resource> {
    return this.make('/people', { roles: ['student'], givenName: 'Ada', familyName: 'Byron', ...details });
  }

  teacher(details: Body = {}): Promise<Resource> {
    return this.make('/people', { roles: ['staff'], givenName: 'Emmy', familyName: 'Noether', ...details });
  }

  guardian(details: Body = {}): Promise<Resource> {
    return this.make('/people', {
      roles: ['guardian'],
      givenName: 'Annabella',
      familyName: 'Byron',
      ...details,
    });
  }

  async enrolment(details: Body = {}): Promise<Resource> {
    const sectionId = details['sectionId'] ?? (await this.section()).id;
    const studentId = details['studentId'] ?? (await this.student()).id;
    return this.make('/enrolments', { sectionId, studentId, ...details });
  }

  async assignment(details: Body = {}): Promise<Resource> {
    const sectionId = details['sectionId'] ?? (await this.section()).id;
    const teacherId = details['teacherId'] ?? (await this.teacher()).id;
    return this.make('/teaching-assignments', { sectionId, teacherId, ...details });
  }

  async guardianLink(details: Body = {}): Promise<Resource> {
    const guardianId = details['guardianId'] ?? (await this.guardian()).id;
    const studentId = details['studentId'] ?? (await this.student()).id;
    return this.make('/guardian-links', { guardianId, studentId, relation: 'mother', ...details });
  }

  /** Lets a record of the roster be somebody's who signs in, as an accepted invitation does. */
  async belongsTo(record: Resource, person: TestPerson): Promise<void> {
    await this.app.admin.query('update roster.people set person_id = $2 where id = $1', [
      record.id,
      person.id,
    ]);
  }
}
