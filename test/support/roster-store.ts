import pg from 'pg';
import { systemActor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import type { AcademicYearRepository } from '#domain/roster/academic-year.repository';
import type { CalendarRepository } from '#domain/roster/calendar.repository';
import type { CourseRepository } from '#domain/roster/course.repository';
import type { EnrolmentRepository } from '#domain/roster/enrolment.repository';
import type { GuardianLinkRepository } from '#domain/roster/guardian-link.repository';
import type { MeetingRepository } from '#domain/roster/meeting.repository';
import type { PeriodRepository } from '#domain/roster/period.repository';
import type { RosterPersonRepository } from '#domain/roster/roster-person.repository';
import type { SectionRepository } from '#domain/roster/section.repository';
import type { TeachingAssignmentRepository } from '#domain/roster/teaching-assignment.repository';
import type { TermRepository } from '#domain/roster/term.repository';
import { Database } from '#platform/persistence/database';
import { databaseUrls } from '#platform/persistence/database-urls';
import { createOrm } from '#platform/persistence/orm';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { UnitOfWork } from '#platform/persistence/unit-of-work';
import { MikroAcademicYearRepository } from '../../src/roster/persistence/mikro-academic-year.repository.js';
import { MikroCourseRepository } from '../../src/roster/persistence/mikro-course.repository.js';
import { MikroEnrolmentRepository } from '../../src/roster/persistence/mikro-enrolment.repository.js';
import { MikroGuardianLinkRepository } from '../../src/roster/persistence/mikro-guardian-link.repository.js';
import { MikroMeetingRepository } from '../../src/roster/persistence/mikro-meeting.repository.js';
import { MikroPeriodRepository } from '../../src/roster/persistence/mikro-period.repository.js';
import { MikroRosterPersonRepository } from '../../src/roster/persistence/mikro-roster-person.repository.js';
import { MikroSectionRepository } from '../../src/roster/persistence/mikro-section.repository.js';
import { MikroTeachingAssignmentRepository } from '../../src/roster/persistence/mikro-teaching-assignment.repository.js';
import { MikroTermRepository } from '../../src/roster/persistence/mikro-term.repository.js';
import { SqlCalendarRepository } from '../../src/roster/persistence/sql-calendar.repository.js';
import { testDatabase, type TestDatabase } from './database.js';

/** The ports of the roster, by the names of the use cases' dependencies. */
export interface RosterPorts {
  readonly years: AcademicYearRepository;
  readonly terms: TermRepository;
  readonly calendars: CalendarRepository;
  readonly periods: PeriodRepository;
  readonly courses: CourseRepository;
  readonly sections: SectionRepository;
  readonly meetings: MeetingRepository;
  readonly people: RosterPersonRepository;
  readonly enrolments: EnrolmentRepository;
  readonly assignments: TeachingAssignmentRepository;
  readonly links: GuardianLinkRepository;
}

/** The roster's repositories on a real database, without doors. */
export class RosterStore {
  readonly ports: RosterPorts = {
    years: new MikroAcademicYearRepository(),
    terms: new MikroTermRepository(),
    calendars: new SqlCalendarRepository(),
    periods: new MikroPeriodRepository(),
    courses: new MikroCourseRepository(),
    sections: new MikroSectionRepository(),
    meetings: new MikroMeetingRepository(),
    people: new MikroRosterPersonRepository(),
    enrolments: new MikroEnrolmentRepository(),
    assignments: new MikroTeachingAssignmentRepository(),
    links: new MikroGuardianLinkRepository(),
  };
  readonly reader: TenantReader;
  private readonly unitOfWork: UnitOfWork;

  private constructor(
    private readonly testDb: TestDatabase,
    private readonly database: Database,
    /** A superuser, who sees behind the tenants. */
    readonly admin: pg.Client,
  ) {
    this.reader = new TenantReader(database);
    this.unitOfWork = new UnitOfWork(database, createOrm(), () => undefined);
  }

  static async start(): Promise<RosterStore> {
    const testDb = await testDatabase();
    const settings = { size: 8, applicationName: 'test', onError: () => undefined };
    const admin = new pg.Client({ connectionString: testDb.adminUrl });
    admin.on('error', () => undefined);
    await admin.connect();
    return new RosterStore(testDb, new Database(databaseUrls(testDb.adminUrl), settings), admin);
  }

  async school(): Promise<string> {
    const [id, districtId] = [newId(), newId()];
    await this.admin.query(`insert into identity.districts (id, name) values ($1, 'District')`, [districtId]);
    await this.admin.query(
      `insert into identity.schools (id, district_id, name, time_zone) values ($1, $2, 'School', 'UTC')`,
      [id, districtId],
    );
    return id;
  }

  /** One unit of work in a school. */
  run<T>(schoolId: string, work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(systemActor(schoolId), work);
  }

  async stop(): Promise<void> {
    await this.database.close();
    await this.admin.end();
    await this.testDb.drop();
  }
}
