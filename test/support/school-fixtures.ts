import { Readable } from 'node:stream';
import { NO_COUNTS } from '#domain/attendance/edfi/edfi-export.words';
import { newId } from '#domain/kernel/id';
import { fileKey } from '#platform/storage/file-key';
import { FileStore } from '#platform/storage/file-store';
import { aClass } from './a-class.js';
import { aCodeDefinition, EDFI_WISH, MARKS_FILE, marksFor, offlineMark } from './attendance-bodies.js';
import type { Ids } from './ids.js';
import { RosterOffice } from './roster-office.js';
import { asCsv, type CallOptions, type TestApp } from './test-app.js';
import { somebody, type TestSchool } from './two-schools.js';

/** What makes a sound request of a route. */
export interface Sample {
  /** Who makes it, where it is not the administrator. */
  readonly by?: 'student';
  /** What the path names, where it is not just something new. */
  readonly ids?: (some: SchoolFixtures) => Promise<Ids>;
  readonly body?: (ids: Ids, some: SchoolFixtures) => object | Promise<object>;
  /** A file, where the route takes that instead of a body. */
  readonly sent?: Pick<CallOptions, 'bytes' | 'headers'>;
}

const WITHDRAWN = { on: '2026-10-30', as: 'withdrawn' };
const DAY = '2026-12-24';

/** Things of a school, made by its administrator over REST, each in the state that its name says. */
export class SchoolFixtures {
  readonly office: RosterOffice;

  constructor(
    readonly app: TestApp,
    readonly school: TestSchool,
  ) {
    this.office = new RosterOffice(app, school, school.people.admin);
  }

  /** Something new that a parameter of a path may name. */
  async of(param: string): Promise<string> {
    const makers: Readonly<Record<string, () => Promise<{ id: string }>>> = {
      academicYearId: () => this.office.year(),
      termId: () => this.office.term(),
      periodId: () => this.office.period(),
      courseId: () => this.office.course(),
      sectionId: () => this.office.section(),
      meetingId: () => this.office.meeting(),
      rosterPersonId: () => this.office.student(),
      enrolmentId: () => this.office.enrolment(),
      guardianLinkId: () => this.office.guardianLink(),
      teachingAssignmentId: () => this.office.assignment(),
    };
    const make = makers[param];
    if (!make) throw new Error(`Nobody knows how to make a ${param}: say it in the sample.`);
    return (await make()).id;
  }

  async aDay(): Promise<Ids> {
    await this.ok('PUT', `/calendar/days/${DAY}`, { kind: 'holiday' });
    return { date: DAY };
  }

  async suspended(): Promise<Ids> {
    const { id: enrolmentId } = await this.office.enrolment();
    await this.ok('POST', `/enrolments/${enrolmentId}/suspend`, { from: '2026-10-01' });
    return { enrolmentId };
  }

  async preEnrolled(): Promise<Ids> {
    return { enrolmentId: (await this.office.enrolment({ state: 'pre-enrolled' })).id };
  }

  async departed(): Promise<Ids> {
    const { id: rosterPersonId } = await this.office.student();
    await this.ok('POST', `/people/${rosterPersonId}/departure`, WITHDRAWN);
    return { rosterPersonId };
  }

  async aJob(personId: string | null = null): Promise<Ids> {
    const jobId = newId();
    await this.app.admin.query(
      `insert into platform.jobs (id, kind, school_id, person_id, payload, state, error)
       values ($1, 'test', $2, $3, '{}', 'parked', 'a test')`,
      [jobId, this.school.id, personId],
    );
    return { jobId };
  }

  async aKey(): Promise<Ids> {
    return this.ok<{ clientId: string }>('POST', '/api-keys', { label: 'Records system' });
  }

  async anInvitation(): Promise<Ids> {
    return { invitationId: (await this.ok<{ id: string }>('POST', '/invitations', invitation())).id };
  }

  async aMembership(): Promise<Ids> {
    const { id: personId } = await somebody(this.app, 'guardian', { schoolId: this.school.id });
    const membership = { personId, role: 'office', from: '2026-09-01' };
    return { membershipId: (await this.ok<{ id: string }>('POST', '/memberships', membership)).id };
  }

  /** Finished as its job would have done it; the package is JSON, so that it can be read like any answer. */
  async anExport(): Promise<Ids> {
    const { id: exportId } = await this.ok<{ id: string }>('POST', '/roster-exports', {});
    return this.madeExport('roster.exports', 'roster-exports', exportId, { rows: { 'orgs.csv': 1 } });
  }

  async anEdfiExport(): Promise<Ids> {
    const { id: exportId } = await this.ok<{ id: string }>('POST', '/attendance/edfi-exports', EDFI_WISH);
    return this.madeExport('attendance.edfi_exports', 'edfi-exports', exportId, { counts: NO_COUNTS });
  }

  async aMarkImport(): Promise<Ids> {
    const { token } = this.school.people.admin;
    const path = `/schools/${this.school.id}/attendance/mark-imports`;
    const { body } = await this.app.call<{ id: string }>('POST', path, { token, ...asCsv(MARKS_FILE) });
    return { importId: body.id };
  }

  private async madeExport(table: string, folder: string, exportId: string, content: object): Promise<Ids> {
    const bytes = Buffer.from('{"a":"package"}');
    const files = this.app.app.get<FileStore>(FileStore);
    const key = fileKey(this.school.id, folder, `${exportId}.zip`);
    const { sha256 } = await files.put(key, Readable.from([bytes]), { maxBytes: bytes.length });
    await this.app.admin.query(`update ${table} set finished_at = now(), package = $2 where id = $1`, [
      exportId,
      { bytes: bytes.length, sha256, ...content },
    ]);
    return { exportId };
  }

  async aCode(): Promise<Ids> {
    return { codeId: (await this.ok<{ id: string }>('POST', '/attendance-codes', aCodeDefinition())).id };
  }

  async scheduled(): Promise<Ids> {
    const { registerId, students } = await aClass(this.app, this.school, 1);
    return { registerId, studentId: students[0]! };
  }

  async opened(): Promise<Ids> {
    const ids = await this.scheduled();
    await this.ok('POST', `/registers/${ids.registerId}/open`);
    return ids;
  }

  async marked(): Promise<Ids> {
    const ids = await this.opened();
    await this.ok('POST', `/registers/${ids.registerId}/marks`, marksFor(ids));
    return ids;
  }

  /** A mark that a device made offline, in conflict with the one that stands. */
  async proposed(): Promise<Ids> {
    const ids = await this.marked();
    const sent = { deviceId: newId(), operations: [offlineMark(ids, 'A')] };
    const { operations } = await this.ok<{ operations: { proposal: { id: string } }[] }>(
      'POST',
      '/sync',
      sent,
    );
    return { ...ids, proposalId: operations[0]!.proposal.id };
  }

  async submitted(): Promise<Ids> {
    const ids = await this.marked();
    await this.ok('POST', `/registers/${ids.registerId}/submit`);
    return ids;
  }

  /** As the schedule would leave it when the school's delay is over. */
  async locked(): Promise<Ids> {
    const ids = await this.submitted();
    await this.app.admin.query(
      `update attendance.registers set state = 'locked', version = version + 1 where id = $1`,
      [ids.registerId],
    );
    return ids;
  }

  async cancelled(): Promise<Ids> {
    const ids = await this.scheduled();
    await this.ok('POST', `/registers/${ids.registerId}/cancel`, { reason: 'Snow' });
    return ids;
  }

  private async ok<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await this.office.call<T>(method, path, { body });
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}

export function invitation(): object {
  return { email: `${newId()}@example.org`, role: 'teacher' };
}
