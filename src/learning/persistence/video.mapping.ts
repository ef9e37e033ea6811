import { VideoAsset } from '#domain/learning/video/video-asset';
import { Captions } from '#domain/learning/video/captions';
import { SchoolFile } from '#domain/learning/video/school-file';
import { SchoolFileInUse, VideoInUse } from '#domain/learning/video/video.errors';
import { removalMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(VideoAsset, {
  table: 'learning.videos',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    title: p.string(),
    state: p.string(),
    sourceId: p.uuid().nullable(),
    packageId: p.uuid().nullable(),
    durationMs: p.integer().nullable(),
    width: p.integer().nullable(),
    height: p.integer().nullable(),
    failure: p.string().nullable(),
    createdAt: p.datetime(),
    createdBy: p.uuid().nullable(),
    version: p.integer().version(),
  }),
});

mapClass(SchoolFile, {
  table: 'learning.files',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    sourceId: p.uuid(),
    name: p.string(),
    mediaType: p.string(),
    bytes: p.bigint('number'),
    createdAt: p.datetime(),
    createdBy: p.uuid().nullable(),
  }),
});

mapClass(Captions, {
  table: 'learning.captions',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    videoId: p.uuid(),
    language: p.string(),
    label: p.string(),
    text: p.string(),
    version: p.integer().version(),
  }),
});

removalMeans('items_show_videos', () => new VideoInUse());
removalMeans('items_offer_files', () => new SchoolFileInUse());
