import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findProgram } from './optional-programs.js';

const SCREENSHOTS = join('.lyceum', 'screenshots');

/** The first start on a machine reads all of it from disk, and what it shows has to be waited for as long. */
const PATIENCE = 60_000;

/** One process for all that are open at a time. */
let running: Promise<Browser> | undefined;
let open = 0;

/** A browser that reaches one server and nothing else, and remembers what went wrong in it. */
export class TestBrowser {
  /** What the pages complained about: errors of scripts, refused contents, addresses of others. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {}

  static async open(origin: string): Promise<TestBrowser> {
    open += 1;
    running ??= chromium.launch({
      executablePath: findProgram('chromium')!,
      args: ['--no-sandbox'],
      timeout: PATIENCE,
    });
    const context = await (await running).newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(PATIENCE);
    const made = new TestBrowser(await context.newPage(), origin);
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

  async close(): Promise<void> {
    await this.page.context().close();
    open -= 1;
    if (open > 0) return;
    const last = await running;
    running = undefined;
    await last?.close();
  }
}
