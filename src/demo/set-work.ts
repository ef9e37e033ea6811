import type { Actor } from '#domain/kernel/actor';
import type { LearningApi } from '../learning/learning.api.js';

const ALWAYS = { opensAt: null, closesAt: null };

const WHY = {
  kind: 'short_text',
  prompt: 'Why is there more rain in the mountains?',
  points: 3,
  accepted: ['the air rises and cools'],
  manual: true,
} as const;

const QUIZ = {
  draws: [],
  shuffleQuestions: false,
  shuffleOptions: false,
  attempts: 1,
  minutes: null,
  method: 'latest',
  passAt: 60,
  release: 'by_author',
  reveal: 'with_result',
} as const;

const DIARY = {
  points: 6,
  accepts: ['text'],
  files: null,
  dueAt: null,
  late: 'accepted',
  reduction: null,
  submissions: 2,
  rubric: [
    { title: 'Each day is there', points: 2 },
    { title: 'What you make of it', points: 4 },
  ],
  passAt: 50,
  release: 'by_author',
} as const;

const DRAWING = {
  points: 8,
  accepts: ['text', 'file'],
  files: { types: ['image/*', 'application/pdf'], most: 2, maxMib: 10 },
  late: 'reduced',
  reduction: 10,
  submissions: null,
  rubric: [],
  passAt: null,
  release: 'by_author',
} as const;

const THREE_DAYS = 'Monday: a shower at noon. Tuesday: **none**. Wednesday: fog, and a wet window.';

type Item = Omit<Parameters<LearningApi['addItem']>[0], 'moduleId' | 'opensAt' | 'closesAt'>;

/**
 * Work in each of its states: a diary that is graded and released, a question in words whose answer waits for the teacher, and a
 * drawing that is due in a few days.
 * @param of with when the drawing is due
 */
export async function setWork(
  learning: LearningApi,
  of: { readonly courseId: string; readonly runId: string; readonly dueAt: Date },
  teacher: Actor,
  student: Actor,
): Promise<void> {
  const chapter = { runId: of.runId, title: 'Your own work', ...ALWAYS };
  const moduleId = await learning.addModule(chapter, teacher);
  const publish = async (item: Item) => {
    const id = await learning.addItem({ moduleId, ...item, ...ALWAYS }, teacher);
    await learning.publishItem(id, teacher);
    return id;
  };
  const keep = 'Write down for three days when it rained, and for how long.';
  const diary = { kind: 'assignment', title: 'A diary of rain', markdown: keep, assignment: DIARY } as const;
  await gradeDiary(learning, await publish(diary), teacher, student);
  const why = await learning.askQuestion({ courseId: of.courseId, pool: 'Water', question: WHY }, teacher);
  const quiz = { ...QUIZ, questionIds: [why] };
  const words = await publish({ kind: 'quiz', title: 'In your own words', quiz });
  const answer = { text: 'Clouds get stuck there and have to let go of it' };
  await learning.takeQuiz(words, [{ questionId: why, answer }], student);
  const draw = 'Draw the way of a drop from the sea into your kitchen.';
  const drawing = { ...DRAWING, dueAt: of.dueAt.toISOString() };
  await publish({ kind: 'assignment', title: 'The way of a drop', markdown: draw, assignment: drawing });
}

async function gradeDiary(
  learning: LearningApi,
  itemId: string,
  teacher: Actor,
  student: Actor,
): Promise<void> {
  const work = { itemId, text: THREE_DAYS, links: [], uploadIds: [] };
  const submissionId = await learning.handIn(work, student);
  const feedback = 'Fog counts as well, *well seen*. How long did the shower last?';
  const grade = { criteria: [2, 3], score: null, feedback, reason: null };
  await learning.gradeSubmission({ submissionId, ...grade }, teacher);
  await learning.releaseSubmission(submissionId, teacher);
}
