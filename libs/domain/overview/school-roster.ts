import type { Actor } from '../kernel/actor.js';
import type { LocalDate } from '../kernel/local-date.js';
import { token } from '../kernel/token.js';
import type { OverviewSchool } from './school-day.js';
import type { OverviewStudent } from './student-overview.js';
import type { OverviewTeacher } from './teacher-day.js';

/** What the roster knows. Null: there is nobody like that whom the reader may see. No date is the school's today. */
export interface SchoolRoster {
  /** @param ownOnly whether the reader must be the student, look after or teach the student */
  student(studentId: string, ownOnly: boolean, actor: Actor): Promise<OverviewStudent | null>;
  /** @param ownOnly whether the reader must be the teacher */
  teacher(
    of: { readonly teacherId: string; readonly date: LocalDate | undefined; readonly ownOnly: boolean },
    actor: Actor,
  ): Promise<OverviewTeacher | null>;
  day(date: LocalDate | undefined, actor: Actor): Promise<OverviewSchool>;
}
export const SchoolRoster = token<SchoolRoster>('SchoolRoster');
