import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findProgram } from './optional-programs.js';

const SCREENSHOTS = join('.lyceum', 'screenshots');

/** A browser that reaches one server and nothing else, and remembers what went wrong in it. */
export class TestBrowser {
  /** What the pages complained about: errors of scripts, refused contents, addresses of others. */
  readonly complaints: string[] = [];

  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
    private readonly origin: string,
  ) {}

  static async open(origin: string): Promise<TestBrowser> {
    const browser = await chromium.launch({
      executablePath: findProgram('chromium')!,
      args: ['--no-sandbox'],
    });
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const made = new TestBrowser(browser, page, origin);
    await made.listen();
    return made;
  }

  private async listen(): Promise<void> {
    this.page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    this.page.on('pageerror', (error) => this.complaints.push(error.message));
    this.page.on('response', (response) => {
      if (response.status() >= 400) this.complaints.push(`${response.status()} ${response.url()}`);
    });
    // Also what the page opens in another window.
    await this.page.context().route('**/*', async (route) => {
      const url = new URL(route.request().url());
      if (url.origin === this.origin || url.protocol === 'data:') return route.continue();
      this.complaints.push(`asked for ${url.href}`);
      return route.abort();
    });
  }

  /** For people to look at; the folder is not committed. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}
