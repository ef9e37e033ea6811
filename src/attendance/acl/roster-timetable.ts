import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#domain/kernel/local-date';
import type { Slot, Student } from '#domain/attendance/register.words';
import type { Timetable } from '#domain/attendance/timetable';
import { transaction } from '#platform/persistence/transaction';
import { RosterApi } from '../../roster/roster.api.js';

/** The timetable as the roster knows it. */
@Injectable()
export class RosterTimetable implements Timetable {
  constructor(private readonly roster: RosterApi) {}

  slotsOn(date: LocalDate): Promise<Slot[]> {
    return this.roster.meetingsOn(transaction().actor, date);
  }

  async studentsOn(date: LocalDate, sectionIds: readonly string[]): Promise<Map<string, Student[]>> {
    return this.roster.studentsOf(transaction().actor, sectionIds, date);
  }

  timeZone(): Promise<string> {
    return this.roster.timeZone(transaction().actor);
  }
}
