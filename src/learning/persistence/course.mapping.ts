import { OnlineCourse } from '#domain/learning/course';
import { mapClass } from '#platform/persistence/map-class';

mapClass(OnlineCourse, {
  table: 'learning.courses',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    state: p.string(),
    title: p.string(),
    summary: p.string().nullable(),
    description: p.string().nullable(),
    instructors: p.array(),
    createdAt: p.datetime(),
    createdBy: p.uuid().nullable(),
    version: p.integer().version(),
  }),
});
