import { Injectable } from '@nestjs/common';
import type { SchoolRoster } from '#domain/overview/school-roster';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { RosterApi } from '../../roster/roster.api.js';

/** What the roster says of students, teachers and days. */
@Injectable()
export class RosterFacts implements SchoolRoster {
  constructor(private readonly roster: RosterApi) {}

  student(studentId: string, ownOnly: boolean, actor: Actor) {
    return this.roster.studentAtSchool({ studentId, ownOnly }, actor);
  }

  teacher(of: { teacherId: string; date: LocalDate | undefined; ownOnly: boolean }, actor: Actor) {
    return this.roster.teachingDay(of, actor);
  }

  day(date: LocalDate | undefined, actor: Actor) {
    return this.roster.schoolDay(date, actor);
  }
}
