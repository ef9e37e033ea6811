import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { TestBrowser } from '../../support/browser.js';
import { Classroom } from '../../support/classroom.js';
import { CourseAuthor } from '../../support/course-author.js';
import { looksAfter } from '../../support/families.js';
import { SESSION } from '../../support/live-routes.js';
import { reviseRules } from '../../support/revise-rules.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { TusClient } from '../../support/tus.js';
import {
  givePassword,
  PASSWORD,
  twoSchools,
  type TestPerson,
  type TwoSchools,
} from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Watched {
  readonly percent: number;
  readonly watchedMs: number;
  readonly parts: readonly { readonly from: number; readonly to: number }[];
}

/** A browser on a busy machine is slow (ms). */
const PATIENCE = 45_000;

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const PICTURES = `WEBVTT

00:00:00.000 --> 00:00:12.000
sprite-1.jpg#xywh=0,0,160,90

00:00:12.000 --> 00:00:24.000
sprite-1.jpg#xywh=160,0,160,90
`;

/** As much of a video element as is looked at. */
interface Player {
  currentTime: number;
  pause(): void;
  addEventListener(event: 'timeupdate', listener: () => void): void;
  readonly textTracks: Iterable<{ readonly activeCues: Iterable<{ readonly text: string }> | null }>;
}

const at = (person: TestPerson) => new RosterOffice(app, schools.hill, person);
let app: TestApp;
let schools: TwoSchools;
let itemId: string;
let runId: string;
/** Where the video lies, as players get it. */
let folder: string;

/** The demo's video, captioned, in a course that is completed by watching a twentieth of it. */
beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  const { teacher, student } = schools.hill.people;
  for (const person of [teacher, student]) await givePassword(app, person);
  const author = new CourseAuthor(at(teacher));
  const courseId = await author.course({ title: 'How to bake bread' });
  runId = await author.run(courseId);
  const moduleId = await author.module(runId);
  const tus = new TusClient(app.url, schools.hill.id, teacher.token);
  const uploadId = await tus.upload(await readFile('docs/examples/bread.mp4'));
  const { body: video } = await author.school.call<{ id: string }>('POST', '/videos', {
    body: { title: 'Bread', uploadId },
  });
  for (const [language, label] of Object.entries({ en: 'English', de: 'Deutsch' })) {
    const text = await readFile(`docs/examples/bread.${language}.vtt`, 'utf8');
    await author.school.call('PUT', `/videos/${video.id}/captions/${language}`, { body: { label, text } });
  }
  const item = { moduleId, kind: 'video', title: 'From flour to bread', videoId: video.id };
  ({ id: itemId } = await author.school.make('/course-items', item));
  const rule = { rule: 'watched', atLeast: 5 };
  await author.school.call('PUT', `/course-items/${itemId}/completion`, { body: { rule } });
  for (const path of [`course-items/${itemId}`, `course-runs/${runId}`, `online-courses/${courseId}`])
    await author.publish(path);
  const office = new RosterOffice(app, schools.hill);
  const record = await office.student();
  await office.belongsTo(record, student);
  await author.enrol(runId, record.id);
  await reviseRules(app, schools.hill, runId);
  await until(
    async () => {
      const { body } = await author.school.get<{ packageId: string | null }>(`/videos/${video.id}`);
      folder = join(app.data, 'files', schools.hill.id, 'videos', video.id, body.packageId ?? '');
      return body.packageId !== null;
    },
    'the video',
    PATIENCE,
  );
});
afterAll(() => app.stop());

async function signIn(page: Page, { email }: TestPerson): Promise<void> {
  await page.goto(`${app.url}/learn#as=${email}`);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
}

const ways = (page: Page) => page.getByRole('navigation', { name: 'Before and after' });

describe('the page for learning, in a browser that reaches nothing else', () => {
  let learner: TestBrowser;
  let teacher: TestBrowser;
  beforeEach(async () => {
    [learner, teacher] = await Promise.all([TestBrowser.open(app.url), TestBrowser.open(app.url)]);
  });
  afterEach(() => Promise.all([learner.close(), teacher.close()]));

  it('B4 plays a video by HLS with captions, by keyboard; what is played arrives, live on the page and at the teacher’s, and what is skipped does not', async () => {
    const { student, teacher: author } = schools.hill.people;
    await signIn(teacher.page, author);
    await teacher.page.getByRole('link', { name: 'How to bake bread' }).click();
    const line = teacher.page.getByRole('row').nth(1);
    await line.getByText('0 %').first().waitFor();
    const { page } = learner;
    const media: string[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/media/'))
        media.push(`${response.status()} ${response.url().split('/').at(-1)}`);
    });
    await signIn(page, student);
    await page.getByRole('link', { name: 'How to bake bread' }).click();
    await page.getByRole('link', { name: 'Go on: From flour to bread' }).click();
    const video = page.getByLabel('From flour to bread');
    expect(await ways(page).count()).toBe(0); // there is one item
    await page.getByLabel('Captions').selectOption({ label: 'Deutsch' });
    await page.getByLabel('Speed').selectOption({ label: '2 ×' });
    await video.evaluate((player: Player) => {
      player.currentTime = 12.4;
      // However slow whoever watches the test is, it is stopped here.
      player.addEventListener('timeupdate', () => {
        if (player.currentTime > 14.6) player.pause();
      });
    });
    await video.press('Space');
    const shown = () =>
      video.evaluate(({ textTracks, currentTime }: Player) => ({
        at: currentTime,
        cues: [...textTracks].flatMap(({ activeCues }) => [...(activeCues ?? [])].map(({ text }) => text)),
      }));
    await until(
      async () => (await shown()).cues.includes('Eine Stunde stehen lassen, wo es warm ist.'),
      'the captions',
      PATIENCE,
    );
    await learner.screenshot('learn');
    await until(async () => (await shown()).at > 14.6, 'the playing', PATIENCE);
    await page.locator('#progress', { hasText: '100 %' }).waitFor(); // it is said elsewhere as well, for a moment
    await line.getByText('100 %').first().waitFor();
    const read = async () => (await at(student).get<Watched>(`/course-items/${itemId}/watching`)).body;
    await until(async () => (await read()).parts.length > 0, 'what was watched', PATIENCE);
    const { parts, percent } = await read();
    expect(parts).toHaveLength(1);
    expect(parts[0]!.from).toBeGreaterThanOrEqual(12_300);
    expect(parts[0]!.to).toBeGreaterThanOrEqual(14_000);
    await page.getByText(`${percent} % watched`).waitFor();
    await line.getByText(`${percent} %`).first().waitFor();
    const { body } = await at(author).get<{ items: Watched[] }>(`/course-runs/${runId}/watching`);
    expect(body.items).toMatchObject([{ percent, itemId }]);
    await teacher.screenshot('learn-teacher');
    expect(media).toEqual(
      expect.arrayContaining(['200 master.m3u8', expect.stringMatching(/^206 .*\.m4s$/)]),
    );
    expect([...learner.complaints, ...teacher.complaints]).toEqual([]);
  });

  it('goes on where it was stopped, shows pictures of what one looks for, is left by its own link, and says what is refused', async () => {
    await writeFile(join(folder, 'sprite-1.jpg'), PICTURE);
    await writeFile(join(folder, 'thumbnails.vtt'), PICTURES);
    const { page } = learner;
    const { student } = schools.hill.people;
    await page.goto(`${app.url}/learn`);
    await page.getByRole('heading', { name: 'Learn' }).waitFor();
    for (const text of [student.email, 'not this one']) {
      await page.keyboard.press('Tab');
      await page.keyboard.type(text);
    }
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'My courses' }).waitFor();
    const { body } = await at(student).get<{ items: { enrolmentId: string }[] }>('/my-courses');
    await page.goto(`${app.url}/learn/#/courses/${body.items[0]!.enrolmentId}/${itemId}`);
    await page.getByText('You were at 0:1').waitFor();
    const video = page.getByLabel('From flour to bread');
    await until(
      () => video.evaluate(({ currentTime }: Player) => currentTime > 14),
      'the place where it was stopped',
      PATIENCE,
    );
    const bar = page.getByLabel('Place in the video');
    await bar.hover();
    await page
      .getByRole('figure')
      .getByText(/^0:1[12]$/)
      .waitFor();
    await bar.press('Home');
    await page.getByRole('figure').getByText('0:00').waitFor();
    await until(
      () => video.evaluate(({ currentTime }: Player) => currentTime < 1),
      'the beginning',
      PATIENCE,
    );
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').waitFor();
    expect(learner.complaints.filter((complaint) => !complaint.includes('401'))).toEqual([]);
  });

  it('takes a quiz; hands in work with a file and shows what becomes of it, also when it is closed; and shows who says what and who is there, live', async () => {
    const room = new Classroom(app, schools.hill);
    const { person, learnerId, enrolmentId, moduleId, itemId: quizId } = await room.quizzed();
    await givePassword(app, person);
    const add = async (item: object) => {
      const { id } = await room.teacher.make('/course-items', { moduleId, title: 'Your river', ...item });
      await room.author.publish(`course-items/${id}`);
      return id;
    };
    const { page } = learner;
    const open = (id: string) => page.goto(`${app.url}/learn/#/courses/${enrolmentId}/${id}`);
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    const said = (name: string) => page.getByRole('heading', { name }).waitFor();
    const { teacher: by } = room;
    const workId = await add({
      kind: 'assignment',
      assignment: { points: 10, accepts: ['text', 'file'], files: {} },
    });
    const liveId = await add(SESSION);
    await signIn(page, person);
    await said('My courses');

    await open(quizId);
    await ways(page).getByRole('link', { name: '← Bread' }).waitFor();
    await press('Begin');
    await page.getByLabel('Warsaw').check();
    await press('Hand in');
    await said('2 of 2 points');

    await open(workId);
    await page.getByLabel(/^Text/).fill('It is brown.');
    const file = { name: 'river.txt', mimeType: 'text/plain', buffer: Buffer.from('blue') };
    await page.getByLabel(/^Files/).setInputFiles(file);
    await page.getByText('uploaded ✓').waitFor();
    await press('Hand in');
    await said('Submission 1 · waits to be graded');
    const { body: work } = await by.get<{ items: { id: string }[] }>(`/submissions?itemId=${workId}`);
    expect(work.items).toMatchObject([{ text: 'It is brown.', files: [{ name: 'river.txt', bytes: 4 }] }]);
    const submission = `/submissions/${work.items[0]!.id}`;
    await by.call('PUT', `${submission}/grade`, { body: { score: 8, feedback: 'Well *seen*.' } });
    await said('Submission 1 · graded; what it is worth is shown later');
    await by.call('POST', `${submission}/release`);
    await said('Submission 1 · 8 of 10 points');
    await page.locator('em', { hasText: 'seen' }).waitFor();

    await page.getByLabel('Say or ask something').fill('Where is it?');
    await press('Post');
    const talk = `/course-items/${workId}/posts`;
    await page.getByText('Where is it?').waitFor();
    const { body: posts } = await by.get<{ items: { id: string }[] }>(talk);
    const answer = { threadId: posts.items[0]!.id, markdown: 'Behind the mill.' };
    await by.call('POST', talk, { body: answer });
    await page.getByText('Behind the mill.').waitFor();
    await learner.screenshot('learn-assignment');

    await open(liveId);
    await page.getByText('Nobody is there yet.').waitFor();
    expect(await page.getByRole('button', { name: 'Leave' }).count()).toBe(0);
    await by.call('PUT', `/course-items/${liveId}/presences`, { body: { here: true } });
    const there = (names: string) => page.getByText(`There now: ${names}`, { exact: true }).waitFor();
    await there('Some teacher');
    const [session] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: 'Join the session' }).click(),
    ]);
    await there('Some student, Some teacher');
    // Its row ends, as that of a page whose timers stand still; it is renewed when the page is seen again.
    await app.admin.query(`update learning.presences set until = now() where item_id = $1`, [liveId]);
    await by.call('PUT', `/course-items/${liveId}/presences`, { body: { here: true } });
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await until(async () => {
      const { body } = await by.get<{ people: object[] }>(`/course-items/${liveId}/presences`);
      return body.people.length === 2;
    }, 'the renewal');
    await press('Leave');
    await there('Some teacher');
    await until(() => learner.complaints.length > 0, 'the session', PATIENCE);
    expect(learner.complaints).toEqual([`asked for ${SESSION.live.url}`]);
    await session.close(); // a page behind another one is shown once a second, and every click would wait for that

    for (let n = 1; n <= 11; n++) await by.call('POST', talk, { body: { ...answer, markdown: `Pier ${n}` } });
    const threads = Array.from({ length: 20 }, (_, n) => ({ markdown: `Bridge ${n}`, threadId: null }));
    await Promise.all(threads.map((body) => by.call('POST', talk, { body })));
    const closesAt = new Date(Date.now() - 3 * 86_400_000).toISOString();
    await by.call('PATCH', `/course-items/${workId}`, { body: { closesAt } });
    await open(workId);
    await page.getByText(/This was closed .* 3 days ago/).waitFor();
    await page.getByText('Nothing can be handed in any more.').waitFor();
    await said('Submission 1 · 8 of 10 points');
    await page.locator('em', { hasText: 'seen' }).waitFor();
    expect(await page.getByRole('button', { name: 'Hand in' }).count()).toBe(0);
    await page.getByRole('link', { name: /^Your river Assignment · done/ }).waitFor();
    expect(await page.getByText('Where is it?').count()).toBe(0);
    await page.getByRole('button', { name: 'Show more of the discussion' }).press('Enter');
    await page.locator('li:focus', { hasText: 'Where is it?' }).waitFor();
    expect(await page.getByText(/^Bridge \d+$/).count()).toBe(20);
    const piers = page.getByText(/^Pier \d+$/);
    expect([await piers.first().textContent(), await piers.count()]).toEqual(['Pier 2', 10]);
    await page.getByRole('button', { name: 'Show earlier answers' }).press('Enter');
    await page.locator('li:focus', { hasText: 'Behind the mill.' }).waitFor();
    await by.call('POST', talk, { body: { ...answer, markdown: 'Pier 12' } });
    await page.getByText('Pier 12', { exact: true }).waitFor();
    expect([await piers.first().textContent(), await piers.count()]).toEqual(['Pier 1', 12]);
    expect(await page.getByRole('button', { name: 'Show earlier answers' }).count()).toBe(0);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByText('Contents').click();
    await page.getByRole('link', { name: /^Your river/ }).click();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await learner.screenshot('learn-closed');

    const { guardian } = schools.hill.people;
    await looksAfter(app, schools.hill, guardian, learnerId);
    await givePassword(app, guardian);
    await signIn(teacher.page, guardian);
    await teacher.page.getByRole('heading', { name: 'Courses of those in your care' }).waitFor();
    await teacher.page.getByText('Ada Byron', { exact: true }).waitFor();
    await teacher.page.getByText('Next: Bread').waitFor(); // which is not theirs to open
    expect(await teacher.page.getByRole('link', { name: 'Bread' }).count()).toBe(0);
    await teacher.page.getByRole('link', { name: 'The French Revolution' }).click();
    await teacher.page.getByRole('cell', { name: '8 of 10 points' }).waitFor();
    expect(teacher.complaints.filter((complaint) => !/40[34]/.test(complaint))).toEqual([]);
  });
});
