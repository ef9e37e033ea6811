import { PeriodNotFound } from '#domain/roster/period.errors';
import { Meeting } from '#domain/roster/meeting';
import { MeetingDatesInvalid, MeetingExists } from '#domain/roster/meeting.errors';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(Meeting, {
  table: 'roster.meetings',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    sectionId: p.uuid(),
    periodId: p.uuid(),
    weekday: p.smallint(),
    startsOn: p.date(),
    endsOn: p.date(),
    version: p.integer().version(),
  }),
});

constraintMeans('meetings_once', () => new MeetingExists());
constraintMeans('meetings_dates', () => new MeetingDatesInvalid());
constraintMeans('meetings_school_id_period_id_fkey', () => new PeriodNotFound());
