import { Admission } from '#domain/learning/enrolment/admission';
import { CourseEnrolment } from '#domain/learning/enrolment/course-enrolment';
import { AlreadyEnrolled, RunFull, RunNotOpen } from '#domain/learning/enrolment/enrolment.errors';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(Admission, {
  table: 'learning.admissions',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    open: p.boolean(),
    approval: p.boolean(),
    code: p.string().nullable(),
    capacity: p.integer().nullable(),
    taken: p.integer(),
    sections: p.array(),
    version: p.integer().version(),
  }),
  audit: { secret: ['code'] },
});

mapClass(CourseEnrolment, {
  table: 'learning.enrolments',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    runId: p.uuid(),
    learnerId: p.uuid(),
    origin: p.string(),
    state: p.string(),
    since: p.datetime(),
    enrolledAt: p.datetime(),
    expiredFrom: p.string().nullable(),
    version: p.integer().version(),
  }),
});

constraintMeans('learning.enrolments_once', () => new AlreadyEnrolled());
constraintMeans('admissions_capacity', () => new RunFull());
constraintMeans('enrolments_end', () => new RunNotOpen());
constraintMeans('enrolments_admitted', () => new RunNotOpen());
