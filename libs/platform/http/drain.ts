import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Health } from '../observability/health.js';
import { closeDoors } from './doors.js';

/** After the last connection was accepted: a request that is on its way over it still gets its answer (ms). */
const LINGER = 1_000;
const SWEEP = 100;

/**
 * Lets a balancer take this process out without losing a request: it says that it is not ready, serves on for so many
 * seconds while each answer asks its client to connect anew, then accepts no more connections. What is under way is
 * answered while the application closes. With no seconds nobody is given time to notice, and it is over at once.
 *
 * `server.close()` would not do: it closes idle connections in the moment in which a proxy sends on one of them.
 */
export async function drain(app: NestFastifyApplication, seconds: number, hurry: AbortSignal): Promise<void> {
  app.get(Health).draining = true;
  if (seconds === 0 || hurry.aborted) return;
  await pause(seconds * 1000, undefined, { signal: hurry }).catch(() => undefined);
  closeDoors(app.getHttpServer());
  await pause(LINGER, undefined, { signal: hurry }).catch(() => undefined);
}

/**
 * Closes the application, and connections as soon as they have nothing under way: one that falls idle after the server
 * was closed would be waited for until its client gives it up, for a minute or more.
 */
export async function closeApplication(app: NestFastifyApplication): Promise<void> {
  app.get(Health).draining = true;
  const server: Server = app.getHttpServer();
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
  }
}
