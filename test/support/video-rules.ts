import { newId } from '#domain/kernel/id';
import type { LearnerRule } from './learner-rules.js';

/** A run of a school with one module. */
type Run = Parameters<LearnerRule['violation']>[0];

const [UPLOAD, OTHER_UPLOAD, VIDEO, FILE] = [newId(), newId(), newId(), newId()];
const drop = (table: string, constraint: string) => `alter table ${table} drop constraint ${constraint}`;

/** `offset`, `length` and state, and when it expires. */
function addUpload({ school }: Run, figures = `1, 1, 'kept', null`, id = UPLOAD): string {
  return `insert into platform.uploads (id, school_id, person_id, "offset", length, state, expires_at)
    values ('${id}', '${school}', '${newId()}', ${figures});`;
}

/** State, package, duration, width, height, failure. */
function addVideo(
  { school }: Run,
  figures = `'uploaded', null, null, null, null, null`,
  { source = UPLOAD, id = VIDEO } = {},
): string {
  return `insert into learning.videos (id, school_id, title, source_id, created_at, state, package_id, duration_ms,
      width, height, failure)
    values ('${id}', '${school}', 'x', '${source}', now(), ${figures});`;
}

function addFile({ school }: Run, { source = UPLOAD, id = FILE } = {}): string {
  return `insert into learning.files (id, school_id, source_id, name, media_type, bytes, created_at)
    values ('${id}', '${school}', '${source}', 'x', 'text/plain', 1, now());`;
}

function addItem({ school, run, module }: Run, kind: 'video' | 'file', shown: string): string {
  return `insert into learning.items (id, school_id, run_id, module_id, kind, state, title, content, position)
    values ('${newId()}', '${school}', '${run}', '${module}', '${kind}', 'draft', 'x', '{"${kind}Id": "${shown}"}', 1);`;
}

function addCaptions({ school }: Run, { language = 'pl', text = 'WEBVTT' } = {}): string {
  return `insert into learning.captions (id, school_id, video_id, language, label, text)
    values ('${newId()}', '${school}', '${VIDEO}', '${language}', 'x', '${text}');`;
}

const READY = `'ready', '${newId()}', 1, 1, 1, null`;

/** A violation, the constraint of the table that refuses it. */
const refused = (table: string, by: string, violation: LearnerRule['violation']): LearnerRule => ({
  violation,
  refusedBy: by,
  without: drop(table, by),
});

const UPLOADS = 'platform.uploads';
const VIDEOS = 'learning.videos';
const CAPTIONS = 'learning.captions';

/** What the database refuses about uploads, videos and files by itself. */
export const VIDEO_RULES: Readonly<Record<string, LearnerRule>> = {
  'R6 no upload has less than nothing': refused(UPLOADS, 'uploads_offset', (at) =>
    addUpload(at, `-1, 1, 'receiving', now()`),
  ),
  'R6 no upload is at its end before it is in its place': refused(UPLOADS, 'uploads_finish', (at) =>
    addUpload(at, `1, 1, 'receiving', now()`),
  ),
  'no upload is whole before its last byte': refused(UPLOADS, 'uploads_whole', (at) =>
    addUpload(at, `0, 1, 'whole', now()`),
  ),
  'no upload lies there for ever that nothing is made of': refused(UPLOADS, 'uploads_expire', (at) =>
    addUpload(at, `1, 1, 'whole', null`),
  ),
  'K1 no video of what its school has not': refused(VIDEOS, 'videos_source', (at) => addVideo(at)),
  'no two videos of one upload': {
    violation: (at) => addUpload(at) + addVideo(at) + addVideo(at, undefined, { id: newId() }),
    refusedBy: 'videos_source_once',
    without: 'drop index learning.videos_source_once',
  },
  'no video without a source, unless that has never arrived': refused(
    VIDEOS,
    'videos_have_source',
    (at) =>
      `${addUpload(at) + addVideo(at)} update learning.videos set source_id = null where id = '${VIDEO}'`,
  ),
  'B9 no video is ready without a package': refused(
    VIDEOS,
    'videos_ready',
    (at) => addUpload(at) + addVideo(at, `'ready', null, null, null, null, null`),
  ),
  'no package of which nobody knows how long it is': refused(
    VIDEOS,
    'videos_playable',
    (at) => addUpload(at) + addVideo(at, `'packaging', '${newId()}', null, 1, 1, null`),
  ),
  'no video fails without a reason': refused(
    VIDEOS,
    'videos_failed',
    (at) => addUpload(at) + addVideo(at, `'failed', null, null, null, null, null`),
  ),
  'B9 no video fails that can be played': refused(
    VIDEOS,
    'videos_failed',
    (at) => addUpload(at) + addVideo(at, `'failed', '${newId()}', 1, 1, 1, 'corrupt'`),
  ),
  'no reason that nobody has words for': refused(
    VIDEOS,
    'videos_failure_check',
    (at) => addUpload(at) + addVideo(at, `'failed', null, null, null, null, 'bad_luck'`),
  ),
  'K1 no item shows a video that its school has not': refused('learning.items', 'items_show_videos', (at) =>
    addItem(at, 'video', VIDEO),
  ),
  'no video is removed that an item shows': refused(
    'learning.items',
    'items_show_videos',
    (at) =>
      `${addUpload(at) + addVideo(at, READY) + addItem(at, 'video', VIDEO)} delete from learning.videos where id = '${VIDEO}'`,
  ),
  'K1 no file of what its school has not': refused('learning.files', 'files_source', (at) => addFile(at)),
  'no two files of one upload': {
    violation: (at) => addUpload(at) + addFile(at) + addFile(at, { id: newId() }),
    refusedBy: 'files_source_once',
    without: 'drop index learning.files_source_once',
  },
  'no file is removed that an item offers': refused(
    'learning.items',
    'items_offer_files',
    (at) =>
      `${addUpload(at) + addFile(at) + addItem(at, 'file', FILE)} delete from learning.files where id = '${FILE}'`,
  ),
  'no upload is removed that a video is made of': refused(
    VIDEOS,
    'videos_source',
    (at) =>
      `${addUpload(at, undefined, OTHER_UPLOAD) + addVideo(at, undefined, { source: OTHER_UPLOAD })} delete from platform.uploads where id = '${OTHER_UPLOAD}'`,
  ),
  'one text of captions in each language': refused(
    CAPTIONS,
    'captions_once',
    (at) => addUpload(at) + addVideo(at) + addCaptions(at) + addCaptions(at),
  ),
  'K1 no captions of what its school has not': refused(CAPTIONS, 'captions_of_videos', (at) =>
    addCaptions(at),
  ),
  'no captions that are none': refused(
    CAPTIONS,
    'captions_text_check',
    (at) => addUpload(at) + addVideo(at) + addCaptions(at, { text: 'Weź mąkę' }),
  ),
  'no captions in no language': refused(
    CAPTIONS,
    'captions_language_check',
    (at) => addUpload(at) + addVideo(at) + addCaptions(at, { language: '<b>' }),
  ),
};
