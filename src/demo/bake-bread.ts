import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { systemActor, type Actor } from '#domain/kernel/actor';
import { Uploads } from '#platform/uploads/uploads';
import { LearningApi } from '../learning/learning.api.js';
import { RosterApi } from '../roster/roster.api.js';
import { uploadFile } from './upload-file.js';

/** Shipped with the program; made by tools/demo-video.mjs. */
const FOLDER = join(process.cwd(), 'docs', 'examples');
const ALWAYS = { opensAt: null, closesAt: null };
const HOUR = 3_600_000;

const BREAD = {
  title: 'How to bake bread',
  summary: 'Four things and an afternoon: a video, a recipe, and a lesson in which we bake together.',
  description: 'Flour, water, salt and yeast. **Everybody** can bake bread.',
};

const LANGUAGES = [
  { language: 'en', label: 'English' },
  { language: 'de', label: 'Deutsch' },
];

const RECIPE = `# For one loaf

| What | How much |
|---|---|
| Flour | 500 g |
| Water | 330 ml |
| Salt | 10 g |
| Yeast | 5 g |

Mix, knead for ten minutes, let it rise for an hour, and bake for forty minutes at 220 °C.`;

type Item = Omit<Parameters<LearningApi['addItem']>[0], 'moduleId' | 'opensAt' | 'closesAt'>;

export interface BreadItem {
  readonly itemId: string;
  readonly student: Actor;
}

/**
 * Oakfield's course with a video: uploaded, captioned, handed to the job that prepares it, and shown to three learners, beside a
 * recipe and a live session. Answers the video's item and who may watch it.
 */
export async function bakeBread(
  app: INestApplicationContext,
  schoolId: string,
  people: ReadonlyMap<string, string>,
): Promise<BreadItem> {
  const learning = app.get(LearningApi);
  const teacher = systemActor(schoolId, people.get('teacher1@oakfield.demo.example') ?? null);
  const student = systemActor(schoolId, people.get('student1@oakfield.demo.example') ?? null);
  const videoId = await filmed(learning, app.get(Uploads), teacher);
  const courseId = await learning.createCourse(BREAD, teacher);
  await learning.entrustCourse(courseId, [teacher.personId!], teacher);
  const run = { courseId, title: 'This term', startsOn: null, endsOn: null };
  const runId = await learning.createRun(run, teacher);
  const itemId = await outlined(learning, runId, videoId, teacher);
  await learning.publishRun(runId, teacher);
  await learning.publishCourse(courseId, teacher);
  const learners = ['oakfield-student-1', 'oakfield-student-2', 'oakfield-student-3'];
  const roster = app.get(RosterApi);
  const records = await Promise.all(learners.map((source) => roster.personBySource(source, teacher)));
  const known = records.flatMap((id) => id ?? []);
  await learning.enrol(runId, known, teacher);
  return { itemId, student };
}

/** A video of the file, as an author makes one: what is uploaded is prepared by a job. */
async function filmed(learning: LearningApi, uploads: Uploads, teacher: Actor): Promise<string> {
  const bytes = await readFile(join(FOLDER, 'bread.mp4'));
  const uploadId = await uploadFile(uploads, bytes, 'bread.mp4', teacher);
  const title = 'From flour to bread';
  const videoId = await learning.addVideo({ title, uploadId }, teacher);
  for (const one of LANGUAGES) {
    const text = await readFile(join(FOLDER, `bread.${one.language}.vtt`), 'utf8');
    await learning.captionVideo({ ...one, videoId, text }, teacher);
  }
  return videoId;
}

/** The items of the course, published. Answers that of the video. */
async function outlined(
  learning: LearningApi,
  runId: string,
  videoId: string,
  teacher: Actor,
): Promise<string> {
  const first = { runId, title: 'Flour, water, salt, yeast', ...ALWAYS };
  const moduleId = await learning.addModule(first, teacher);
  const publish = async (item: Item) => {
    const id = await learning.addItem({ moduleId, ...item, ...ALWAYS }, teacher);
    await learning.publishItem(id, teacher);
    return id;
  };
  const watch = 'Look at how the dough changes while it is kneaded.';
  const video = { kind: 'video', title: 'From flour to bread', videoId, markdown: watch } as const;
  const itemId = await publish(video);
  await learning.completeItemBy(itemId, { rule: 'watched', atLeast: 80 }, teacher);
  await publish({ kind: 'page', title: 'The recipe', markdown: RECIPE } as const);
  const starts = Math.ceil(Date.now() / HOUR) * HOUR;
  const [startsAt, endsAt] = [starts, starts + HOUR].map((at) => new Date(at).toISOString());
  const live = { url: 'https://meet.example.org/bread', startsAt: startsAt!, endsAt: endsAt! };
  await publish({ kind: 'live', title: 'We bake together', live } as const);
  return itemId;
}
