import { TeachingAssignment } from '#domain/roster/teaching-assignment';
import { TeachingAssignmentExists, TeachingDatesInvalid } from '#domain/roster/teaching-assignment.errors';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(TeachingAssignment, {
  table: 'roster.teaching_assignments',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    sectionId: p.uuid(),
    teacherId: p.uuid(),
    role: p.string(),
    startsOn: p.date(),
    endsOn: p.date().nullable(),
    version: p.integer().version(),
  }),
});

constraintMeans('teaching_assignments_once', () => new TeachingAssignmentExists());
constraintMeans(
  'teaching_assignments_dates',
  () => new TeachingDatesInvalid('/endsOn', 'must not be before startsOn'),
);
