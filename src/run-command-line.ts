import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { Command, CommanderError } from 'commander';
import type { DataCheck } from '#platform/backup/data-check';
import { EXIT, report, type CliCommands, type WithApplication } from '#platform/cli/command-line';
import { jobsCommands } from '#platform/queue/cli/jobs.cli';
import { attendanceCommands } from './attendance/cli/verify.cli.js';
import { backupCommands } from './backup.js';
import { importMarksCommands } from './attendance/cli/import-marks.cli.js';
import { edfiCommands } from './attendance/cli/edfi.cli.js';
import { doctorCommand } from './doctor.js';
import { financeCommands } from './finance/cli/verify.cli.js';
import { auditCommands } from './identity/cli/audit.cli.js';
import { userCommands } from './identity/cli/user.cli.js';
import { learningCommands } from './learning/cli/verify.cli.js';
import { exportCommands } from './roster/cli/export.cli.js';
import { importCommands } from './roster/cli/import.cli.js';
import { seedCommand } from './seed.js';

/** What the platform and each context add. */
const additions: readonly CliCommands[] = [
  jobsCommands,
  userCommands,
  auditCommands,
  importCommands,
  exportCommands,
  edfiCommands,
  importMarksCommands,
  attendanceCommands,
  learningCommands,
  financeCommands,
];

/**
 * The application takes a second to load, which help and mistakes in the options need not wait for: what a command needs to do
 * its work is imported when it does, and here and in `*.cli.ts` stands only what help shows.
 */
const withApplication: WithApplication = async (work, duties = { serve: false, work: false }) => {
  const [{ NestFactory }, { AppModule }, { openRuntime, settingsOrExit }] = await Promise.all([
    import('@nestjs/core'),
    import('./app.module.js'),
    import('./runtime.js'),
  ]);
  const runtime = await openRuntime({ ...settingsOrExit(), LOG_LEVEL: 'warn', METRICS_PORT: 0 });
  const module = AppModule.forRoot({ ...runtime, duties });
  const app = await NestFactory.createApplicationContext(module, { logger: ['error', 'fatal'] });
  try {
    return await work(app, runtime);
  } finally {
    await app.close();
    await runtime.embedded?.stop();
  }
};

/** What has to hold after a restore. */
async function dataChecks(): Promise<readonly DataCheck[]> {
  const [{ auditLogIsWhole }, { figuresAreRight }, { ledgersBalance }] = await Promise.all([
    import('./identity/cli/verify-audit.js'),
    import('./attendance/cli/verify-figures.js'),
    import('./finance/cli/verify-ledgers.js'),
  ]);
  return [auditLogIsWhole, figuresAreRight, ledgersBalance];
}

/** Does what the words after the program's name say. @returns the exit code */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  const program = new Command('lyceum')
    .description(
      'Administers a Lyceum installation. Configuration comes from the environment, as for the server.',
    )
    .version(versionOfLyceum())
    .exitOverride()
    .showHelpAfterError('(add --help for what is possible)');
  migrateCommand(program);
  doctorCommand(program);
  backupCommands(program, withApplication, dataChecks);
  seedCommand(program, withApplication);
  for (const add of additions) add(program, withApplication);
  try {
    await program.parseAsync(argv);
    return EXIT.ok;
  } catch (error) {
    return exitCodeOf(error);
  }
}

function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date and list what was applied')
    .action(async () => {
      const { openRuntime, settingsOrExit } = await import('./runtime.js');
      const { embedded, applied } = await openRuntime(settingsOrExit());
      process.stdout.write(
        applied.length === 0 ? 'The database is up to date.\n' : `${applied.join('\n')}\n`,
      );
      await embedded?.stop();
    });
}

/** Commander ends help and version by throwing, too. */
function exitCodeOf(error: unknown): number {
  if (!(error instanceof CommanderError)) return report(error);
  return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
}

function versionOfLyceum(): string {
  const { version } = JSON.parse(readFileSync(findPackageJSON(import.meta.url)!, 'utf8')) as {
    version: string;
  };
  return version;
}
