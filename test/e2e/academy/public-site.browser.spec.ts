import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TestBrowser } from '../../support/browser.js';
import { ContentAuthor } from '../../support/content-author.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools } from '../../support/two-schools.js';

let app: TestApp;
let browser: TestBrowser;

beforeAll(async () => {
  app = await TestApp.start();
  const { hill } = await twoSchools(app);
  const office = new ContentAuthor(new RosterOffice(app, hill));
  const site = { slug: 'hill', title: 'Hill School', tagline: 'Where the wind is', audience: 'public' };
  await office.site({ ...site, locales: ['en', 'de', 'ar'] });
  await office.published({ kind: 'page', slug: 'contact', title: 'Contact', markdown: 'Ring **twice**.' });
  const table = '| From | What |\n|:--|--:|\n| 8:30 | Registers |\n';
  const markdown = `# Before noon\n\n${table}\n> Nobody is late.\n\n\`\`\`\nbell.ring()\n\`\`\``;
  const post = {
    slug: 'a-school-day',
    title: 'How a school day goes',
    summary: 'From the bell to the bell.',
  };
  await office.published({ ...post, coverText: 'From the classroom', markdown });
  browser = await TestBrowser.open(app.url);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

it('a public site is read and walked through in a browser, which has nothing to complain of', async () => {
  const { page } = browser;
  await page.goto(`${app.url}/sites/hill`);
  await browser.screenshot('public-site');
  const style = await page.evaluate(`getComputedStyle(document.querySelector('.card')).borderRadius`);
  expect(style).toBe('8px'); // the page's own style is let in by its hash
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
  await page.getByRole('link', { name: 'How a school day goes' }).click();
  await page.getByRole('heading', { level: 1, name: 'How a school day goes' }).waitFor();
  const aligned = `getComputedStyle(document.querySelector('td:last-child')).textAlign`;
  expect(await page.evaluate(aligned)).toBe('right');
  await browser.screenshot('public-post');
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Contact' }).click();
  await page.getByRole('heading', { level: 1, name: 'Contact' }).waitFor();
  await page.getByRole('navigation', { name: 'Languages' }).getByRole('link', { name: 'العربية' }).click();
  await page.getByRole('heading', { level: 1, name: 'Contact' }).waitFor();
  expect(await page.evaluate('document.documentElement.dir')).toBe('rtl');
  await browser.screenshot('public-page-rtl');
  expect(browser.complaints).toEqual([]);
});
