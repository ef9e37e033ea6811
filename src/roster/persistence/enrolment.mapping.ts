import { Enrolment } from '#domain/roster/enrolment';
import { EnrolmentDatesInvalid, EnrolmentExists } from '#domain/roster/enrolment.errors';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(Enrolment, {
  table: 'roster.enrolments',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    sectionId: p.uuid(),
    studentId: p.uuid(),
    startsOn: p.date(),
    endsOn: p.date().nullable(),
    state: p.string(),
    suspensions: p.json(),
    version: p.integer().version(),
  }),
});

constraintMeans('roster.enrolments_once', () => new EnrolmentExists());
constraintMeans(
  'enrolments_dates',
  () => new EnrolmentDatesInvalid('/endsOn', 'must not be before startsOn'),
);
