import type { INestApplicationContext } from '@nestjs/common';
import { systemActor, type Actor } from '#domain/kernel/actor';
import { addDays, dateIn, instantOf } from '#domain/kernel/local-date';
import { examine } from './examine.js';
import { LearningApi } from '../learning/learning.api.js';
import { RosterApi } from '../roster/roster.api.js';
import { setWork } from './set-work.js';

const ALWAYS = { opensAt: null, closesAt: null };

const WATER = {
  title: 'Where water comes from',
  summary: 'Clouds, rivers and the tap: the way of a drop, in an hour.',
  description:
    'We follow **one drop** from the sea into the kitchen and back.\n\n- read two pages\n- look at one map',
};

const ITEMS = [
  {
    kind: 'page',
    title: 'From the sea to the clouds',
    markdown: '# Evaporation\n\nThe sun warms the sea. *Water* goes up, the **salt stays**.',
    url: null,
  },
  {
    kind: 'page',
    title: 'From the clouds to the river',
    markdown:
      '# Rain\n\n1. The air rises and cools.\n2. Drops form on dust.\n3. They fall, and rivers begin.',
    url: null,
  },
  {
    kind: 'link',
    title: 'A map of rivers',
    markdown: 'Find the river that is nearest to you.',
    url: 'https://www.openstreetmap.org/',
  },
] as const;

/**
 * Oakfield's first online course: taught by its teacher, published, with three learners in a run that is under way, one of
 * whom has begun; and a draft beside it.
 */
export async function makeOnlineCourse(
  app: INestApplicationContext,
  schoolId: string,
  people: ReadonlyMap<string, string>,
): Promise<void> {
  const learning = app.get(LearningApi);
  const teacherId = people.get('teacher1@oakfield.demo.example')!;
  const teacher = systemActor(schoolId, teacherId);
  const roster = app.get(RosterApi);
  const zone = await roster.timeZone(teacher);
  const today = dateIn(zone, new Date());
  const courseId = await learning.createCourse(WATER, teacher);
  await learning.entrustCourse(courseId, [teacherId], teacher);
  const dates = { startsOn: addDays(today, -7), endsOn: addDays(today, 49) };
  const runId = await learning.createRun({ courseId, title: 'This term', ...dates }, teacher);
  const moduleId = await learning.addModule({ runId, title: 'The way of a drop', ...ALWAYS }, teacher);
  const items = await publishItems(learning, moduleId, teacher);
  await learning.publishRun(runId, teacher);
  await learning.publishCourse(courseId, teacher);
  const known = await learnersOf(roster, teacher);
  await learning.enrol(runId, known, teacher);
  const student = systemActor(schoolId, people.get('student1@oakfield.demo.example') ?? null);
  await learning.noteViewed(items[0]!, student);
  await talkAboutIt(learning, { runId, itemId: items[0]!, teacher, student });
  await completeShortCourse(learning, teacher, { learnerId: known[0]!, student });
  await examine(learning, { courseId, runId }, teacher, student);
  const dueAt = instantOf(zone, addDays(today, 3), '17:00');
  await setWork(learning, { courseId, runId, dueAt }, teacher, student);
  await draft(learning, teacher);
}

async function draft(learning: LearningApi, teacher: Actor): Promise<void> {
  const rain = { title: 'Why it rains', summary: null, description: null };
  await learning.entrustCourse(await learning.createCourse(rain, teacher), [teacher.personId!], teacher);
}

async function learnersOf(roster: RosterApi, teacher: Actor): Promise<string[]> {
  const learners = ['oakfield-student-1', 'oakfield-student-2', 'oakfield-student-3'];
  const records = await Promise.all(learners.map((source) => roster.personBySource(source, teacher)));
  return records.flatMap((id) => id ?? []);
}

/** The teacher has told everybody something; the first learner has asked something, and was answered. */
async function talkAboutIt(
  learning: LearningApi,
  at: { readonly runId: string; readonly itemId: string; readonly teacher: Actor; readonly student: Actor },
): Promise<void> {
  const { runId, itemId, teacher, student } = at;
  const told = {
    title: 'A walk to the river',
    markdown: 'On Friday we look for the spring. **Wear boots.**',
  };
  await learning.announce({ runId, ...told }, teacher);
  const question = { itemId, markdown: 'Why does the salt stay?', threadId: null };
  const threadId = await learning.say(question, student);
  await learning.say({ itemId, markdown: 'It is too heavy to fly.', threadId }, teacher);
}

/** The first learner has completed another course, and has a certificate of it moments later. */
async function completeShortCourse(
  learning: LearningApi,
  teacher: Actor,
  { learnerId, student }: { readonly learnerId: string; readonly student: Actor },
): Promise<void> {
  const course = {
    title: 'How to wash your hands',
    summary: 'Twenty seconds, in one page.',
    description: null,
  };
  const courseId = await learning.createCourse(course, teacher);
  await learning.entrustCourse(courseId, [teacher.personId!], teacher);
  const runId = await learning.createRun(
    { courseId, title: 'This term', startsOn: null, endsOn: null },
    teacher,
  );
  const moduleId = await learning.addModule({ runId, title: 'Soap and water', ...ALWAYS }, teacher);
  const page = { title: 'Twenty seconds', markdown: 'Both sides, *between* the fingers.', url: null };
  const itemId = await learning.addItem({ moduleId, kind: 'page', ...page, ...ALWAYS }, teacher);
  await learning.publishItem(itemId, teacher);
  await learning.publishRun(runId, teacher);
  await learning.publishCourse(courseId, teacher);
  await learning.enrol(runId, [learnerId], teacher);
  await learning.noteViewed(itemId, student);
}

async function publishItems(learning: LearningApi, moduleId: string, teacher: Actor): Promise<string[]> {
  const items: string[] = [];
  for (const item of ITEMS) items.push(await learning.addItem({ moduleId, ...item, ...ALWAYS }, teacher));
  for (const item of items) await learning.publishItem(item, teacher);
  return items;
}
