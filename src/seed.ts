import { InvalidArgumentError, type Command } from 'commander';
import type { WithApplication } from '#platform/cli/command-line';
import { MOST_DAYS } from './demo/scale/scale-plan.js';
import type { ScaleOptions } from './make-demo.js';

/** `lyceum seed`: the demo district in a database of one's own, with a password that not everybody knows. */
export function seedCommand(program: Command, withApplication: WithApplication): void {
  const seed = program
    .command('seed')
    .description('make the demo district in an empty database; its password is read from standard input')
    .action(async () => (await import('./make-demo.js')).makeDemo(withApplication));
  scaleCommand(seed, withApplication);
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
    .action(async (options: ScaleOptions) =>
      (await import('./make-demo.js')).makeLargeDistrict(withApplication, options),
    );
}

function wholeNumber(least: number, most: number): (given: string) => number {
  return (given) => {
    const n = Number(given);
    if (Number.isInteger(n) && n >= least && n <= most) return n;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}
