import { text } from 'node:stream/consumers';
import type { INestApplicationContext } from '@nestjs/common';
import { InvalidArgumentError, type Command } from 'commander';
import { Argon2Passwords } from '#platform/auth/argon2-passwords';
import { CliFailure, EXIT, type WithApplication } from '#platform/cli/command-line';
import { DEMO_ACCOUNTS } from './demo/demo-accounts.js';
import { isInUse } from './demo/demo.js';
import { MOST_DAYS } from './demo/scale/scale-plan.js';
import { seedScale, type ScaleProgress } from './demo/scale/seed-scale.js';
import { seedDemo } from './demo/seed-demo.js';

/** `lyceum seed`: the demo district in a database of one's own, with a password that not everybody knows. */
export function seedCommand(program: Command, withApplication: WithApplication): void {
  const seed = program
    .command('seed')
    .description('make the demo district in an empty database; its password is read from standard input')
    .action(async () => {
      const password = await readPassword();
      await withApplication(
        async (app) => {
          await refuseWhereInUse(app);
          await seedDemo(app, say, password);
          for (const { role, email } of DEMO_ACCOUNTS) say(`${role.padEnd(14)}  ${email}`);
        },
        { serve: false, work: true },
      );
    });
  scaleCommand(seed, withApplication);
}

interface ScaleOptions {
  readonly schools: number;
  readonly students: number;
  readonly days: number;
  readonly periods: number;
}

/** `lyceum seed scale`: a district as large as a real one, with a past. */
function scaleCommand(seed: Command, withApplication: WithApplication): void {
  seed
    .command('scale')
    .description(
      'make a large district with a past, to try and to measure with; everybody signs in by one password',
    )
    .option('--schools <n>', 'how many schools', wholeNumber(1, 500), 100)
    .option('--students <n>', 'students in each', wholeNumber(25, 5_000), 500)
    .option('--days <n>', 'past school days with marks', wholeNumber(1, MOST_DAYS), 20)
    .option('--periods <n>', 'lessons a day, each with its register', wholeNumber(1, 8), 1)
    .addHelpText('after', '\nThe password is read from standard input.')
    .action(async (options: ScaleOptions) => {
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

function wholeNumber(least: number, most: number): (given: string) => number {
  return (given) => {
    const n = Number(given);
    if (Number.isInteger(n) && n >= least && n <= most) return n;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
