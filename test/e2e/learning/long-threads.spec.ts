import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { CourseAuthor } from '../../support/course-author.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { countStatements } from '../../support/statements.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

interface Said {
  readonly id: string;
  readonly markdown: string | null;
}

interface Thread extends Said {
  readonly answers: readonly Said[];
  readonly earlier?: string;
}

/** More than a thread was ever shown with. */
const ANSWERS = 520;
const LONG = 5_000;
const MOST_CHARACTERS = 200_000;

let app: TestApp;
let schools: TwoSchools;
let teacher: RosterOffice;
let author: CourseAuthor;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  teacher = new RosterOffice(app, schools.hill, schools.hill.people.teacher);
  author = new CourseAuthor(teacher);
});
afterAll(() => app.stop());

/** A thread with long answers that begin with their numbers, and one who reads it. */
async function longThread(answers = ANSWERS) {
  const { runId, itemId } = await author.published();
  const { person, id } = await studentWhoSignsIn(app, schools.hill);
  await author.enrol(runId, id);
  const posts = `/course-items/${itemId}/posts`;
  const { id: threadId } = await teacher.make(posts, { markdown: 'Why was bread dear?' });
  await app.admin.query(
    `insert into learning.posts (id, school_id, run_id, item_id, thread_id, written_by, markdown, written_at, state, locked)
     select a.id, t.school_id, t.run_id, t.item_id, t.id, t.written_by, rpad(a.n || ' ', $3, 'bread '), now(), 'visible', false
     from learning.posts t, unnest($2::uuid[]) with ordinality a (id, n) where t.id = $1`,
    [threadId, Array.from({ length: answers }, newId).toSorted(), LONG],
  );
  const learner = new RosterOffice(app, schools.hill, person);
  return { itemId, posts, threadId, learner, path: `/course-posts/${threadId}/answers` };
}

const numbers = (said: readonly Said[]) => said.map(({ markdown }) => Number(markdown!.split(' ')[0]));
const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, n) => from + n);
const characters = (said: readonly Said[]) => said.reduce((sum, { markdown }) => sum + markdown!.length, 0);

/** Every page of the answers, from the newest back. */
async function pagesOf(who: RosterOffice, path: string, query: string, after?: string): Promise<Said[][]> {
  const cursor = after === undefined ? '' : `&after=${after}`;
  const { status, body } = await who.get<ListOf<Said>>(`${path}?${query}${cursor}`);
  expect(status).toBe(200);
  const rest = body.next === undefined ? [] : await pagesOf(who, path, query, body.next);
  return [[...body.items], ...rest];
}

describe('a thread with hundreds of long answers', () => {
  it('comes with its newest, and those before come page by page, each once and in order', async () => {
    const { posts, path, learner } = await longThread();
    const { body } = await learner.get<ListOf<Thread>>(posts);
    const [{ answers, earlier }] = body.items as [Thread];
    expect(numbers(answers)).toEqual(upTo(ANSWERS, ANSWERS - 9));
    const before = (await pagesOf(learner, path, 'limit=100', earlier)).flat();
    expect([...numbers(before).toReversed(), ...numbers(answers)]).toEqual(upTo(ANSWERS));
    const all = (await pagesOf(learner, path, 'limit=7')).flat();
    expect(numbers(all)).toEqual(upTo(ANSWERS).toReversed());
  });

  it('makes no page longer than a page may be, whatever was asked for, and each is one statement', async () => {
    const { posts, path, learner } = await longThread();
    for (const page of await pagesOf(learner, path, 'limit=200')) {
      expect(characters(page)).toBeLessThanOrEqual(MOST_CHARACTERS);
      expect(page.length).toBeGreaterThan(0);
    }
    for (const asked of [`${posts}?limit=200`, `${path}?limit=200`]) {
      await learner.get(asked);
      const { result, ofRequest } = await countStatements(() => learner.get(asked));
      expect({ asked, statements: ofRequest(result) }).toEqual({ asked, statements: 1 });
      expect(JSON.stringify(result.body).length).toBeLessThan(3 * MOST_CHARACTERS);
    }
  });

  it('is one of many: a page ends at the thread with which it would be too long, and goes on there', async () => {
    const { posts, learner, threadId } = await longThread(12);
    const texts = upTo(45).map((n) => `${n} `.padEnd(LONG, 'bread '));
    const begun: string[] = [];
    for (const markdown of texts) begun.push((await teacher.make(posts, { markdown })).id);
    const pages = (await pagesOf(learner, posts, 'limit=200')) as Thread[][];
    for (const page of pages)
      expect(characters(page.flatMap((thread) => [thread, ...thread.answers]))).toBeLessThanOrEqual(
        MOST_CHARACTERS,
      );
    expect(pages.flat().map(({ id }) => id)).toEqual([threadId, ...begun].toReversed());
    expect(pages.flat().at(-1)!.answers).toHaveLength(10);
  });

  it('has no cursor where all of its answers are shown', async () => {
    const { posts, learner, path } = await longThread(10);
    const { body } = await learner.get<ListOf<Thread>>(posts);
    expect(numbers(body.items[0]!.answers)).toEqual(upTo(10));
    expect(body.items[0]).not.toHaveProperty('earlier');
    expect(await pagesOf(learner, path, 'limit=10')).toHaveLength(1);
  });

  it('is read by those who read the item, hides what is hidden, and is no answer itself (B10, K1)', async () => {
    const { itemId, posts, path, learner } = await longThread(2);
    const { body } = await learner.get<ListOf<Said>>(path);
    const [{ id: newest }] = body.items as [Said];
    await teacher.call('POST', `/course-posts/${newest}/hide`, { body: { reason: 'Not about bread' } });
    const { body: now } = await learner.get<ListOf<Said>>(path);
    expect(now.items.map(({ markdown }) => markdown === null)).toEqual([true, false]);
    const notThere = { status: 404, body: { code: 'learning.post_not_found' } };
    expect(await learner.get(path.replace(/[^/]+(?=\/answers)/, newest))).toMatchObject(notThere);
    const outside = [
      new RosterOffice(app, schools.hill, schools.hill.people.student),
      new RosterOffice(app, schools.lake, schools.lake.people.office),
    ];
    for (const stranger of outside) expect(await stranger.get(path)).toMatchObject(notThere);
    await teacher.call('POST', `/course-items/${itemId}/unpublish`);
    expect(await learner.get(path)).toMatchObject(notThere);
    expect((await teacher.get<ListOf<Said>>(path)).body.items).toHaveLength(2);
    expect((await teacher.get<ListOf<Thread>>(posts)).status).toBe(200);
  });
});
