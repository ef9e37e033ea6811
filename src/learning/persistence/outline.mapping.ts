import { CourseItem } from '#domain/learning/outline/course-item';
import { CourseModule } from '#domain/learning/outline/course-module';
import { SchoolFileUnknown, VideoUnknown } from '#domain/learning/video/video.errors';
import { ItemHasEvidence } from '#domain/learning/progress/progress.errors';
import { constraintMeans, removalMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(CourseModule, {
  table: 'learning.modules',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    runId: p.uuid(),
    title: p.string(),
    position: p.integer(),
    opensAt: p.datetime().nullable(),
    closesAt: p.datetime().nullable(),
    version: p.integer().version(),
  }),
});

mapClass(CourseItem, {
  table: 'learning.items',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    runId: p.uuid(),
    moduleId: p.uuid(),
    kind: p.string(),
    state: p.string(),
    title: p.string(),
    content: p.json(),
    position: p.integer(),
    opensAt: p.datetime().nullable(),
    closesAt: p.datetime().nullable(),
    requires: p.array(),
    completion: p.json().nullable(),
    version: p.integer().version(),
  }),
});

removalMeans('evidence_of_items', () => new ItemHasEvidence());
constraintMeans('items_show_videos', () => new VideoUnknown());
constraintMeans('items_offer_files', () => new SchoolFileUnknown());
