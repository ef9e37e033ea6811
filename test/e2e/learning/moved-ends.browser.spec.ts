import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestBrowser } from '../../support/browser.js';
import { Classroom, type Attempt } from '../../support/classroom.js';
import { closeAttempt } from '../../support/close-attempt.js';
import { TestApp } from '../../support/test-app.js';
import { givePassword, PASSWORD, twoSchools, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;
let room: Classroom;
let browser: TestBrowser;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  room = new Classroom(app, schools.hill);
});
afterAll(() => app.stop());
beforeEach(async () => {
  browser = await TestBrowser.open(app.url);
});
afterEach(() => browser.close());

/** Somebody who takes a quiz in a browser, without an end so far. */
async function taking() {
  const quizzed = await room.quizzed();
  const { person, enrolmentId, itemId, me } = quizzed;
  await givePassword(app, person);
  const { page } = browser;
  await page.goto(`${app.url}/learn#as=${person.email}`);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'My courses' }).waitFor();
  await page.goto(`${app.url}/learn/#/courses/${enrolmentId}/${itemId}`);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByLabel('Warsaw').check();
  await page.getByText('Saved.', { exact: true }).waitFor();
  const limit = page.getByText(/^Hand it in before /);
  const closes = async (closesAt: Date | null) => {
    const { status } = await room.teacher.call('PATCH', `/course-items/${itemId}`, { body: { closesAt } });
    expect(status).toBe(200);
  };
  /** The end as the page says it, by the clock and the words of the browser. */
  const says = async (dueAt: Date) => {
    const [day, time] = await page.evaluate((at: number) => {
      const end = new Date(at);
      const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
      return [
        new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' }).format(end),
        end.toLocaleTimeString('en-GB', clock),
      ];
    }, dueAt.getTime());
    const isToday = await page.evaluate(
      (at: number) => new Date(at).toDateString() === new Date().toDateString(),
      dueAt.getTime(),
    );
    await limit.filter({ hasText: `before ${isToday ? time : day}:` }).waitFor();
  };
  const { body } = await me.get<{ items: Attempt[] }>(`/quiz-attempts?itemId=${itemId}`);
  const close = () => closeAttempt(app, schools.hill, body.items[0]!.id);
  return { ...quizzed, page, limit, closes, says, close, attempt: body.items[0]! };
}

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

describe('a quiz that is open in a browser', () => {
  it('says when it ends now, as its authors move that: sooner, another day, and at no time', async () => {
    const { page, limit, closes, says } = await taking();
    expect(await limit.isVisible()).toBe(false);
    for (const hours of [3, 2, 72]) {
      const end = inHours(hours);
      await closes(end);
      await says(end);
    }
    expect(await page.getByLabel('Warsaw').isChecked()).toBe(true); // what was answered stays as it is
    await closes(null);
    await limit.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByRole('heading', { name: '2 of 2 points' }).waitFor();
    expect(browser.complaints).toEqual([]);
  });

  it('shows what it came to when its time is over, with what was saved', async () => {
    const { page, closes, close } = await taking();
    await closes(inHours(-1));
    await close();
    await page.getByRole('heading', { name: '2 of 2 points' }).waitFor();
    expect(browser.complaints).toEqual([]);
  });

  it('shows what it came to when it is handed in on another device', async () => {
    const { page, submit, attempt } = await taking();
    expect((await submit(attempt.id)).status).toBe(200);
    await page.getByRole('heading', { name: '2 of 2 points' }).waitFor();
    expect(browser.complaints).toEqual([]);
  });
});
