import { Announcement } from '#domain/learning/talk/announcement';
import { CoursePost } from '#domain/learning/talk/course-post';
import { ItemHasEvidence } from '#domain/learning/progress/progress.errors';
import { ThreadLocked } from '#domain/learning/talk/talk.errors';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(Announcement, {
  table: 'learning.announcements',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    runId: p.uuid(),
    title: p.string(),
    markdown: p.text(),
    publishedAt: p.datetime(),
    publishedBy: p.uuid().nullable(),
    withdrawnAt: p.datetime().nullable(),
    version: p.integer().version(),
  }),
});

mapClass(CoursePost, {
  table: 'learning.posts',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    runId: p.uuid(),
    itemId: p.uuid(),
    threadId: p.uuid(),
    writtenBy: p.uuid(),
    markdown: p.text(),
    writtenAt: p.datetime(),
    state: p.string(),
    hiddenReason: p.string().nullable(),
    hiddenBy: p.uuid().nullable(),
    locked: p.boolean(),
    version: p.integer().version(),
  }),
});

constraintMeans('posts_of_items', () => new ItemHasEvidence());
constraintMeans('posts_answer_threads', () => new ThreadLocked());
