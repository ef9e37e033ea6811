import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { Settings } from '#platform/config/settings';
import { IdentityApi } from '../identity/identity.api.js';
import { DEMO_PASSWORD } from './demo-accounts.js';
import { seedDemo } from './seed-demo.js';

interface DemoGround {
  readonly settings: Settings;
  readonly embedded?: object;
}

const MAKING = 'The demo district is being made here.\n';
const MADE = 'The demo district was made here. Delete the whole data folder to begin anew.\n';

/**
 * Whether this installation shows the demo; makes it when the embedded database is empty. Never with an outside database:
 * its accounts have a password that everybody knows.
 */
export async function demoOf(
  app: INestApplicationContext,
  { settings, embedded }: DemoGround,
): Promise<boolean> {
  if (!embedded || settings.LYCEUM_DEMO === 'off') return false;
  const note = join(settings.LYCEUM_DATA, 'demo.txt');
  const state = await readFile(note, 'utf8').catch(() => undefined);
  if (state === MAKING)
    say(`The demo was interrupted while it was made: delete ${settings.LYCEUM_DATA} to begin anew.`);
  if (state !== undefined) return state === MADE;
  if (await isInUse(app)) return false;
  await writeFile(note, MAKING);
  await seedDemo(app, say, DEMO_PASSWORD);
  await writeFile(note, MADE);
  return true;
}

/** Somebody administers it already; the demo is for an empty installation. */
export function isInUse(app: INestApplicationContext): Promise<boolean> {
  return app.get(IdentityApi).platformIsLed();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
