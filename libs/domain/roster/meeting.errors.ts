import { DomainError } from '../kernel/domain-error.js';

export class MeetingNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'roster.meeting_not_found';
  constructor() {
    super('There is no such meeting in the timetable of this school.');
  }
}

export class MeetingDatesInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'roster.meeting_dates_invalid';
  constructor() {
    super('A meeting takes place within the dates of its section, and does not end before it starts.', {
      faults: [{ pointer: '/endsOn', detail: 'must lie, like startsOn, within the dates of the section' }],
    });
  }
}

export class MeetingExists extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.meeting_exists';
  constructor() {
    super('The section meets on this weekday in this period already.');
  }
}
