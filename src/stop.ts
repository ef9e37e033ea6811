import { stopTracing } from '#platform/observability/tracing';
import type { OpenedRuntime } from './runtime.js';

export interface Ending {
  /** Goes on serving while others take over; `hurry` cuts it short. */
  drain?(hurry: AbortSignal): Promise<void>;
  /** Finishes what is under way and closes. */
  close(): Promise<void>;
}

/** Ctrl-C promises an end within 5 s; whatever has not ended by then is left to the database's own recovery. */
const FAST_MS = 4_000;
/** After the drain: longer than any request may take. */
const FINISH_MS = 35_000;

/**
 * SIGTERM drains and lets what is under way finish; SIGINT stops fast, also in the middle of a drain. Then the embedded
 * server goes down in order.
 */
export function stopOnSignals(ending: Ending, { settings, embedded }: OpenedRuntime): void {
  const hurry = new AbortController();
  let stopping: Promise<void> | undefined;
  const stopWithin = (milliseconds: number) => {
    setTimeout(() => process.exit(1), milliseconds).unref();
    stopping ??= stop(ending, hurry.signal, embedded);
  };
  process.on('SIGTERM', () => stopWithin(settings.DRAIN_SECONDS * 1000 + FINISH_MS));
  process.on('SIGINT', () => {
    hurry.abort();
    stopWithin(FAST_MS);
  });
}

async function stop(ending: Ending, hurry: AbortSignal, embedded: OpenedRuntime['embedded']): Promise<void> {
  let code = 0;
  try {
    await ending.drain?.(hurry);
    await ending.close();
  } catch (error) {
    code = 1;
    process.stderr.write(`Closing failed: ${(error as Error).stack}\n`);
  }
  await embedded?.stop();
  await stopTracing();
  process.exit(code);
}
