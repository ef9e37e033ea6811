import { Injectable } from '@nestjs/common';
import { defaultBellTimes } from '#domain/roster/import/bell-times';
import type { RosterCounts } from '#domain/roster/import/roster-counts';
import type { SchoolRoster, StagedRoster } from '#domain/roster/import/school-roster';
import { Database } from '#platform/persistence/database';
import { transaction } from '#platform/persistence/transaction';
import { SourceKeys } from '../erasure/source-keys.js';
import { ChangeLog } from './change-log.js';
import * as derived from './derived.sql.js';
import * as erased from './erased.sql.js';
import * as membership from './membership.sql.js';
import { countWantedRows, workSchoolWide } from './school-wide.js';
import * as structure from './structure.sql.js';
import * as timetable from './timetable.sql.js';
import * as wanted from './wanted.sql.js';

/** Works out in the database what the roster should be, and writes the difference. */
@Injectable()
export class PostgresSchoolRoster implements SchoolRoster {
  constructor(
    private readonly database: Database,
    private readonly keys: SourceKeys,
  ) {}

  async takeOver(staged: StagedRoster): Promise<RosterCounts> {
    const open = transaction();
    await workSchoolWide(open);
    await open.query(erased.keepErasuresOut);
    await this.findWanted(staged);
    await this.leaveErasedOut();
    await this.findChanges(staged);
    const changes = new ChangeLog(open);
    await writeStructure(changes, staged);
    await writeTimetable(changes, staged);
    await writeMembership(changes, staged);
    await open.query(structure.expectNoOverlaps);
    await changes.countUnchanged(derived.countWanted);
    await open.query(derived.rememberRecords, [staged.schoolId, staged.scope.districtId]);
    await open.query(derived.rememberEnds, [staged.schoolId]);
    open.afterCommit(() => this.refreshStatistics());
    return changes.counts;
  }

  /** A hint: without it the same is found, slower, until PostgreSQL looks by itself. */
  private refreshStatistics(): void {
    this.database.copy.query(derived.refreshStatistics).catch(() => undefined);
  }

  private async findWanted({
    scope: { importId },
    schoolId,
    sourceId,
    replaced,
  }: StagedRoster): Promise<void> {
    const open = transaction();
    await open.query(wanted.keptTable);
    await open.query(wanted.wantedTable);
    await open.query(wanted.membersTable);
    await open.query(wanted.keep, [importId, schoolId, replaced]);
    await open.query(wanted.wantSchoolAndClasses, [importId, sourceId]);
    await open.query(wanted.wantSessions, [importId, schoolId]);
    await open.query(wanted.wantCourses, [importId, schoolId, sourceId]);
    await open.query(wanted.wantRolesAndEnrolments, [importId, sourceId]);
    await open.query(wanted.findMembers, [importId, sourceId]);
    await open.query(wanted.findGuardians, [importId]);
    await open.query(wanted.wantUsers, [importId]);
    await open.query(countWantedRows);
  }

  private async leaveErasedOut(): Promise<void> {
    const open = transaction();
    await open.query(erased.erasedTable);
    await open.query(erased.findErased, this.keys.pads);
    await open.query(erased.leaveErasedUsersOut);
    await open.query(erased.leaveRowsOfErasedOut);
    await open.query(erased.leaveErasedAgentsOut);
  }

  private async findChanges({ schoolId, settings }: StagedRoster): Promise<void> {
    const open = transaction();
    const pastTheLastDay = settings.endDates === 'day-after' ? 1 : 0;
    await open.query(derived.sessionDates, [pastTheLastDay]);
    await open.query(derived.sessionYears);
    await open.query(derived.madeUpYears);
    await open.query(derived.classDates, [settings.weekdays]);
    await open.query(derived.enrolmentDates, [pastTheLastDay]);
    await open.query(derived.studentGuardians);
    await open.query(derived.markChanges, [schoolId]);
    await open.query(derived.markEnds, [schoolId]);
  }
}

async function writeStructure(changes: ChangeLog, { schoolId, today }: StagedRoster): Promise<void> {
  const open = transaction();
  await changes.countSchool(derived.schoolChange, [schoolId]);
  await open.query(structure.deferOverlaps);
  await changes.write('academicYears', 'AcademicYear', structure.writeYears, [schoolId]);
  await changes.write('terms', 'Term', structure.writeTerms, [schoolId]);
  await changes.write('courses', 'Course', structure.writeCourses, [schoolId]);
  await changes.write('sections', 'Section', structure.writeSections, [schoolId]);
  await changes.end('sections', 'Section', structure.endSections, [schoolId, today]);
  await changes.countEnded(structure.countGivenUp);
  await open.query(structure.forgetSectionTerms, [schoolId]);
  await open.query(structure.writeSectionTerms, [schoolId]);
}

async function writeTimetable(changes: ChangeLog, { schoolId, settings }: StagedRoster): Promise<void> {
  const names = (await transaction().query<{ name: string }>(timetable.periodNames)).map(({ name }) => name);
  const usual = defaultBellTimes(names);
  const isGiven = (name: string) => Object.hasOwn(settings.bellTimes, name); // a period may be named "constructor"
  const times = names.map((name) => (isGiven(name) ? settings.bellTimes[name]! : usual.get(name)!));
  await changes.write('periods', 'Period', timetable.writePeriods, [
    schoolId,
    names,
    times.map(({ startsAt }) => startsAt),
    times.map(({ endsAt }) => endsAt),
    names.map(isGiven),
  ]);
  await changes.end('meetings', null, timetable.forgetMeetings, [schoolId]);
  await changes.add('meetings', timetable.writeMeetings, [schoolId]);
  await changes.add('calendarDays', timetable.writeCalendar, [schoolId, settings.weekdays]);
}

async function writeMembership(changes: ChangeLog, { schoolId, today }: StagedRoster): Promise<void> {
  const open = transaction();
  await changes.write('people', 'RosterPerson', membership.writePeople, [schoolId]);
  await changes.end('people', 'RosterPerson', membership.endPeople, [schoolId]);
  await changes.end('guardianLinks', null, membership.forgetGuardians, [schoolId]);
  await changes.write('guardianLinks', 'GuardianLink', membership.writeGuardians, [schoolId]);
  await open.query(membership.adoptEnrolments, [schoolId]);
  await changes.end('enrolments', 'Enrolment', membership.endEnrolments, [schoolId, today]);
  await changes.write('enrolments', 'Enrolment', membership.writeEnrolments, [schoolId, today]);
  await open.query(membership.adoptTeaching, [schoolId]);
  await changes.end('teachingAssignments', 'TeachingAssignment', membership.endTeaching, [schoolId, today]);
  await changes.write('teachingAssignments', 'TeachingAssignment', membership.writeTeaching, [schoolId]);
}
