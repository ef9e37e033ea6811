import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/test-app.js';
import { TestBrowser } from '../../support/browser.js';

describe('the reference, in a browser that reaches nothing else', () => {
  let app: TestApp;
  let browser: TestBrowser;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    browser = await TestBrowser.open(app.url);
  });
  afterEach(() => browser.close());

  it('shows the operations of the REST API, and what one takes and answers', async () => {
    const { page } = browser;
    await page.goto(`${app.url}/reference`);
    const sections = page.locator('#operations-tag-Sections');
    await sections.waitFor();
    await browser.screenshot('reference');
    await sections.click();
    const operation = page.locator('#operations-Sections-changeSection');
    await operation.locator('.opblock-summary').first().click();
    await operation.locator('.opblock-body').waitFor();
    const text = await operation.innerText();
    expect(text).toContain('roster.section.manage');
    expect(text).toContain('If-Match');
    expect(text).toContain('412');
    await browser.screenshot('operation');
    expect(browser.complaints).toEqual([]);
  });

  it('shows the topics and actions of the sockets', async () => {
    const { page } = browser;
    await page.goto(`${app.url}/reference`);
    await page.getByRole('link', { name: 'Sockets', exact: true }).click();
    await page.locator('h3', { hasText: 'register:{registerId}' }).first().waitFor();
    await browser.screenshot('sockets');
    const text = await page.locator('main').innerText();
    expect(text).toContain('attendance.marks_recorded');
    expect(text).toContain('attendance.register.mark');
    await page.getByRole('link', { name: 'MarksMessage' }).first().click();
    expect(await page.locator('#MarksMessage').innerText()).toContain('markedAt');
    expect(browser.complaints).toEqual([]);
  });
});
