import { text } from 'node:stream/consumers';
import type { INestApplicationContext } from '@nestjs/common';
import { Argon2Passwords } from '#platform/auth/argon2-passwords';
import { CliFailure, EXIT, type WithApplication } from '#platform/cli/command-line';
import { DEMO_ACCOUNTS } from './demo/demo-accounts.js';
import { isInUse } from './demo/demo.js';
import { seedScale, type ScaleProgress } from './demo/scale/seed-scale.js';
import { seedDemo } from './demo/seed-demo.js';

export interface ScaleOptions {
  readonly schools: number;
  readonly students: number;
  readonly days: number;
  readonly periods: number;
}

/** The demo that everybody sees, with a password from standard input. */
export async function makeDemo(withApplication: WithApplication): Promise<void> {
  const password = await readPassword();
  await withApplication(
    async (app) => {
      await refuseWhereInUse(app);
      await seedDemo(app, say, password);
      for (const { role, email } of DEMO_ACCOUNTS) say(`${role.padEnd(14)}  ${email}`);
    },
    { serve: false, work: true },
  );
}

/** A large district, in which everybody signs in by the password from standard input. */
export async function makeLargeDistrict(
  withApplication: WithApplication,
  options: ScaleOptions,
): Promise<void> {
  const passwordHash = await new Argon2Passwords().hash(await readPassword());
  await withApplication(async (app, { adminUrl }) => {
    await refuseWhereInUse(app);
    const ground = { adminUrl, app };
    const began = performance.now();
    await seedScale(ground, { ...options, passwordHash }, (progress) => show(progress, options.schools));
    say(`\nMade in ${Math.round((performance.now() - began) / 1000)} s. Sign in, for example, as`);
    say(
      '  teacher-01@school-001.scale.example, office@school-001.scale.example, head@school-001.scale.example',
    );
  });
}

/** A bar on a terminal, a line for each school elsewhere. */
function show({ schools, marks, markSeconds, countSeconds }: ScaleProgress, of: number): void {
  const width = 30;
  const filled = Math.round((width * schools) / of);
  const rate = Math.round(marks / markSeconds).toLocaleString('en');
  const counted = `counted in ${Math.round((100 * countSeconds) / markSeconds)} % of that time`;
  const line = `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${schools}/${of} schools, ${marks.toLocaleString('en')} marks, ${rate}/s a connection, ${counted}`;
  process.stdout.write(process.stdout.isTTY ? `\r${line}` : `${line}\n`);
}

async function readPassword(): Promise<string> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (password === '') throw new CliFailure('No password came from standard input.', EXIT.usage);
  return password;
}

async function refuseWhereInUse(app: INestApplicationContext): Promise<void> {
  if (await isInUse(app))
    throw new CliFailure('The database is in use already: this is made in an empty one only.');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
