import type { Actor } from '#domain/kernel/actor';
import type { LearningApi } from '../learning/learning.api.js';

const ALWAYS = { opensAt: null, closesAt: null };

const BOILS = {
  kind: 'numeric',
  prompt: 'At how many °C does water boil at the sea?',
  points: 2,
  value: '100',
} as const;
const SALT = {
  kind: 'true_false',
  prompt: 'Salt goes up with the water.',
  points: 1,
  isTrue: false,
} as const;

const QUIZ = {
  draws: [],
  shuffleQuestions: true,
  shuffleOptions: true,
  attempts: 3,
  minutes: 20,
  method: 'best',
  passAt: 60,
  release: 'at_once',
  reveal: 'when_done',
} as const;

const RUBRIC = [
  { title: 'What you have seen', points: 4 },
  { title: 'What you make of it', points: 6 },
];

const ESSAY = {
  points: 10,
  accepts: ['text', 'link', 'file'],
  files: { types: ['image/*', 'application/pdf'], most: 3, maxMib: 10 },
  dueAt: null,
  late: 'accepted',
  reduction: null,
  submissions: null,
  rubric: RUBRIC,
  passAt: 50,
  release: 'by_author',
} as const;

type Item = Omit<Parameters<LearningApi['addItem']>[0], 'moduleId' | 'opensAt' | 'closesAt'>;

/**
 * Ends the course with a quiz, which the student has tried twice, the second time well enough; and with an assignment that
 * is handed in and graded, and not released yet.
 */
export async function examine(
  learning: LearningApi,
  of: { readonly courseId: string; readonly runId: string },
  teacher: Actor,
  student: Actor,
): Promise<void> {
  const moduleId = await learning.addModule(
    { runId: of.runId, title: 'What you know now', ...ALWAYS },
    teacher,
  );
  const publish = async (item: Item) => {
    const id = await learning.addItem({ moduleId, ...item, ...ALWAYS }, teacher);
    await learning.publishItem(id, teacher);
    return id;
  };
  const ask = (question: typeof BOILS | typeof SALT) =>
    learning.askQuestion({ courseId: of.courseId, pool: 'Water', question }, teacher);
  const [boils, salt] = [await ask(BOILS), await ask(SALT)];
  const quiz = { ...QUIZ, questionIds: [boils, salt] };
  const quizId = await publish({ kind: 'quiz', title: 'Two questions about water', quiz });
  const taken = (text: string) => [
    { questionId: boils, answer: { text } },
    { questionId: salt, answer: { keys: ['false'] } },
  ];
  for (const text of ['90', '100']) await learning.takeQuiz(quizId, taken(text), student);
  const visit = 'Visit a river and tell us about it.';
  const essay = { kind: 'assignment', title: 'Your river', markdown: visit, assignment: ESSAY } as const;
  await write(learning, await publish(essay), teacher, student);
}

async function write(learning: LearningApi, itemId: string, teacher: Actor, student: Actor): Promise<void> {
  const work = { itemId, text: 'The river is **brown** after the rain.', links: [], uploadIds: [] };
  const submissionId = await learning.handIn(work, student);
  const grade = { criteria: [3.5, 5], score: null, feedback: 'Well seen.', reason: null };
  await learning.gradeSubmission({ submissionId, ...grade }, teacher);
}
