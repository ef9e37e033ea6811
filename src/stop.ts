import type { INestApplicationContext } from '@nestjs/common';
import { Health } from '#platform/observability/health';
import { stopTracing } from '#platform/observability/tracing';
import type { OpenedRuntime } from './runtime.js';

/** Ctrl-C promises an end within 5 s; whatever has not ended by then is left to the database's own recovery. */
const PATIENCE = { SIGINT: 4_000, SIGTERM: 25_000 } as const;

/** SIGINT stops fast, SIGTERM lets what is under way finish; then the embedded server goes down in order. */
export function stopOnSignals(app: INestApplicationContext, { embedded }: OpenedRuntime): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      app.get(Health).draining = true;
      setTimeout(() => process.exit(1), PATIENCE[signal]).unref();
      void stop(app, embedded);
    });
  }
}

async function stop(app: INestApplicationContext, embedded: OpenedRuntime['embedded']): Promise<void> {
  let code = 0;
  try {
    await app.close();
  } catch (error) {
    code = 1;
    process.stderr.write(`Closing failed: ${(error as Error).stack}\n`);
  }
  await embedded?.stop();
  await stopTracing();
  process.exit(code);
}
