import { DomainEvent } from '../../kernel/domain-event.js';

/** Attendance keeps nothing any more by which the person could be told (K6). */
export class PersonForgottenByAttendance extends DomainEvent<{ rosterPersonId: string }> {
  static override readonly type = 'attendance.person_forgotten';
}
