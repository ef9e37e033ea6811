// Takes the pictures of the page for learning anew, of the demo that `npm start` makes. Needs Debian's chromium. Run by
// `npm run pictures`, after the build.
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { whileLyceumRuns } from './lyceum.mjs';

const FOLDER = 'docs/pictures';
const PASSWORD = 'take-the-register';
const WINDOW = { width: 1200, height: 760 };

await whileLyceumRuns({ LYCEUM_DEMO: 'auto' }, async ({ url, printed }) => {
  await printed('Try first');
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    await watch(await signedIn(browser, url, 'student1@oakfield.demo.example'));
    await teach(await signedIn(browser, url, 'teacher1@oakfield.demo.example'));
  } finally {
    await browser.close();
  }
});

/** A learner in the middle of the video, with captions. */
async function watch(page) {
  await page.getByRole('heading', { name: 'My courses' }).waitFor();
  await save(page, 'courses', 460);
  await page.getByRole('link', { name: 'From flour to bread' }).click();
  await page.getByLabel('Captions').selectOption({ label: 'English' });
  const video = page.locator('video');
  await video.evaluate((player) => player.play());
  await page.waitForFunction(() => document.querySelector('video').currentTime > 16.5);
  await save(page, 'video', WINDOW.height);
}

async function teach(page) {
  await page.getByRole('link', { name: 'How to bake bread' }).click();
  await page.getByRole('table').waitFor();
  await save(page, 'board', 500);
}

async function signedIn(browser, url, email) {
  const page = await browser.newPage({ viewport: WINDOW, colorScheme: 'light' });
  await page.goto(`${url}/learn/#as=${email}`);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  return page;
}

async function save(page, name, height) {
  const path = join(FOLDER, `learn-${name}.png`);
  await page.screenshot({ path, clip: { x: 0, y: 0, width: WINDOW.width, height } });
  console.log(`wrote ${path}`);
}
