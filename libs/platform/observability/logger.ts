import { trace } from '@opentelemetry/api';
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import { token } from '#domain/kernel/token';
import type { Settings } from '../config/settings.js';
import { requestContext } from '../context/request-context.js';
import { scrub } from './scrub.js';

/** Where Nest finds the log; `new Logger('Name')` of Nest writes to the same. */
export const Log = token<Logger>('Log');

/**
 * The log of this process: one JSON object a line on standard output, each with the request, trace and school that it
 * was written for. What is not yet written is written when the process ends in order.
 */
export function createLogger(
  { LOG_LEVEL }: Pick<Settings, 'LOG_LEVEL'>,
  destination: DestinationStream = pino.destination({ fd: 1, sync: false }),
): Logger {
  const options = {
    level: LOG_LEVEL,
    messageKey: 'message',
    base: { pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
    mixin: cause,
    hooks: { streamWrite: scrub },
    serializers: { err: describeError },
  };
  return pino(options, destination);
}

/** What a line was written for, so that nobody has to say it. */
function cause(): Record<string, unknown> {
  const context = requestContext();
  const traceId = trace.getActiveSpan()?.spanContext().traceId;
  return { requestId: context?.requestId, schoolId: context?.schoolId ?? undefined, traceId };
}

interface Described {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly cause?: unknown;
}

/** Chosen fields only: errors of the database carry whole rows in `detail` and `parameters`. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error;
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const described: Described = {
    type: error.name,
    message: error.message,
    stack: error.stack,
    code,
    constraint,
    cause: error.cause && depth < 5 ? describeError(error.cause, depth + 1) : undefined,
  };
  return described;
}
