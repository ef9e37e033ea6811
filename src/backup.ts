import type { Command } from 'commander';
import type { DataCheck } from '#platform/backup/data-check';
import type { WithApplication } from '#platform/cli/command-line';

/** `lyceum backup` and `lyceum restore`: rows and files in one archive, and back (R10). */
export function backupCommands(
  program: Command,
  withApplication: WithApplication,
  checks: () => Promise<readonly DataCheck[]>,
): void {
  program
    .command('backup')
    .description(
      'save all rows and files in one archive while Lyceum works; keep it as you keep the database',
    )
    .argument('[file]', 'where to; not there yet', `lyceum-${new Date().toISOString().slice(0, 10)}.zip`)
    .action(async (file: string) => (await import('./keep-archive.js')).save(file));
  program
    .command('restore')
    .description('put an archive into an empty installation, then check every digest, count and rule')
    .argument('<file>', 'an archive of `lyceum backup`')
    .option('--other-secret', 'the secret it was made with is lost', false)
    .action(async (file: string, options: { readonly otherSecret: boolean }) => {
      const { putBack } = await import('./keep-archive.js');
      await putBack(file, options, withApplication, await checks());
    });
}
