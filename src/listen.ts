import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '#platform/config/settings';
import { listenByDoors } from '#platform/http/doors';
import type { OpenedRuntime } from './runtime.js';

/** Listens or, when the port is taken, says so and how to choose another. */
export async function listenOrExit(
  app: NestFastifyApplication,
  { settings, embedded }: OpenedRuntime,
): Promise<void> {
  try {
    await listenByDoors(app, { port: settings.PORT, host: settings.HOST });
  } catch (error) {
    process.stderr.write(explain(error as NodeJS.ErrnoException, settings));
    await app.close();
    await embedded?.stop();
    process.exit(1);
  }
}

function explain(error: NodeJS.ErrnoException, { PORT, HOST }: Settings): string {
  if (error.code === 'EADDRINUSE') {
    return `\nPort ${PORT} is taken by another program. Choose another: PORT=${PORT + 1} npm start\n`;
  }
  if (error.code === 'EACCES') {
    return `\nPort ${PORT} needs more rights than this account has. Choose one above 1023: PORT=3000 npm start\n`;
  }
  if (error.code === 'EADDRNOTAVAIL')
    return `\nThis machine has no address ${HOST}. See HOST in docs/configuration.md\n`;
  return `\nThe server cannot listen on ${HOST}:${PORT}: ${error.message}\n`;
}
