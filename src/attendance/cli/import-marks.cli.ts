import { Option, type Command } from 'commander';
import { FILE_ENCODINGS } from '#domain/attendance/mark-import/mark-import.words';
import { commandGroup, type WithApplication } from '#platform/cli/command-line';
import type { Options } from './import-marks.js';

/** `lyceum import marks`: a file of marks, by the same job as over REST. */
export function importMarksCommands(program: Command, withApplication: WithApplication): void {
  commandGroup(program, 'import', 'bring data in')
    .command('marks')
    .argument('<file>', 'comma-separated text, a mark a row')
    .description('import marks into the registers of a school, with a report of every fault')
    .requiredOption('--as <address>', 'the account that imports; the marks are made in its name')
    .requiredOption('--school <id>', 'the school')
    .option('--good-rows-only', 'take what is sound, instead of all or nothing', false)
    .option('--dry-run', 'report what would change, and change nothing', false)
    .option('--replace', 'change marks that say something else, instead of reporting them', false)
    .option('--submit', 'submit the registers that are complete afterwards', false)
    .addOption(
      new Option('--encoding <name>', 'what the text is in when it does not say')
        .choices(FILE_ENCODINGS)
        .default(FILE_ENCODINGS[0]),
    )
    .action((file: string, options: Options) =>
      withApplication(async (app) => (await import('./import-marks.js')).importMarks(app, file, options), {
        serve: false,
        work: true,
      }),
    );
}
