import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Classroom, type Attempt } from '../../support/classroom.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools } from '../../support/two-schools.js';

const QUESTIONS = ['First', 'Second', 'Third', 'Fourth', 'Fifth'];
const OPTIONS = ['one', 'two', 'three', 'four', 'five'];
/** Of 120 orders each time: that eight are one and the same by chance happens once in 10^14 runs. */
const ATTEMPTS = 8;

const question = (prompt: string) => ({
  kind: 'single',
  prompt,
  points: 1,
  options: OPTIONS.map((text, i) => ({ text, correct: i === 0 })),
});

let app: TestApp;
let room: Classroom;

beforeAll(async () => {
  app = await TestApp.start({ LYCEUM_ROLE: 'api' });
  room = new Classroom(app, (await twoSchools(app)).hill);
});
afterAll(() => app.stop());

type Asked = Omit<Attempt, 'questions'> & {
  readonly questions: readonly {
    readonly prompt: string;
    readonly options: readonly { readonly text: string }[];
  }[];
};

/** In which order an attempt asks, and shows the options of each question. */
function ordersIn({ questions }: Asked) {
  return {
    questions: questions.map(({ prompt }) => prompt),
    options: questions.map(({ options }) => options.map(({ text }) => text)),
  };
}

/** The orders of all attempts of somebody at a quiz; those of one attempt are the same whenever and however it is read. */
async function ordersOf(quiz: object) {
  const asked = QUESTIONS.map(question);
  const { me, start, submit, itemId } = await room.quizzed({ attempts: ATTEMPTS, ...quiz }, asked);
  const found: ReturnType<typeof ordersIn>[] = [];
  for (let n = 0; n < ATTEMPTS; n++) {
    const begun = (await start()).body as unknown as Asked;
    const orders = ordersIn(begun);
    const again = [
      await me.get<Asked>(`/quiz-attempts/${begun.id}`),
      await me.call<Asked>('POST', `/course-items/${itemId}/attempts`), // goes on with the one under way
      await me.get<Asked>(`/quiz-attempts/${begun.id}`),
    ];
    for (const { body } of again) expect([body.id, ordersIn(body)]).toEqual([begun.id, orders]);
    await submit(begun.id);
    expect(ordersIn((await me.get<Asked>(`/quiz-attempts/${begun.id}`)).body)).toEqual(orders);
    found.push(orders);
  }
  return {
    questions: found.map(({ questions }) => questions),
    options: found.flatMap(({ options }) => options),
  };
}

const differ = (orders: readonly (readonly string[])[]) => new Set(orders.map(String)).size > 1;

/** Nothing is asked twice or left out, whatever the order. */
function expectWhole(orders: readonly (readonly string[])[], things: readonly string[]): void {
  for (const order of orders) expect(order.toSorted()).toEqual(things.toSorted());
}

describe('the order of a quiz', () => {
  it('is the author’s, of questions and of options, when nothing is to be shuffled', async () => {
    const { questions, options } = await ordersOf({ shuffleQuestions: false, shuffleOptions: false });
    for (const order of questions) expect(order).toEqual(QUESTIONS);
    for (const order of options) expect(order).toEqual(OPTIONS);
  });

  it('is another one in other attempts, and the same within one, of questions where these are shuffled', async () => {
    const { questions, options } = await ordersOf({ shuffleQuestions: true });
    expectWhole(questions, QUESTIONS);
    expect(differ(questions)).toBe(true);
    for (const order of options) expect(order).toEqual(OPTIONS);
  });

  it('… and of options where these are: in each attempt, and for each question', async () => {
    const { questions, options } = await ordersOf({ shuffleOptions: true });
    expectWhole(options, OPTIONS);
    for (const order of questions) expect(order).toEqual(QUESTIONS);
    const ofQuestion = QUESTIONS.map((_, n) => options.filter((__, i) => i % QUESTIONS.length === n));
    expect(ofQuestion.map(differ)).toEqual(QUESTIONS.map(() => true));
    const ofAttempt = Array.from({ length: ATTEMPTS }, (_, n) =>
      options.slice(n * QUESTIONS.length).slice(0, 5),
    );
    expect(ofAttempt.some(differ)).toBe(true);
  });
});
