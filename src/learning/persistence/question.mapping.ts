import { Question } from '#domain/learning/assessment/question';
import { mapClass } from '#platform/persistence/map-class';

mapClass(Question, {
  table: 'learning.questions',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    courseId: p.uuid().nullable(),
    pool: p.string(),
    state: p.string(),
    revision: p.integer(),
    content: p.json(),
    changedAt: p.datetime(),
    changedBy: p.uuid().nullable(),
    version: p.integer().version(),
  }),
  audit: { secret: ['content'] }, // its versions are kept; whoever reads the audit need not know what is right
});
