import 'reflect-metadata';
import { nameSources } from '#platform/observability/name-sources';
import { findImportsOnce } from './find-imports-once.js';
import { runCommandLine } from './run-command-line.js';

nameSources();
findImportsOnce();
// Whoever reads has had enough, as in `lyceum jobs list | head`: the work goes on to its end, and nobody is told any more.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await runCommandLine(process.argv);
