import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** What Nest says of its own start, a line for each module and route. */
const NESTS_START = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'WebSocketsController',
  'NestApplication',
]);

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/**
 * Nest's `Logger` writes through this: `logger.warn('text')` and `logger.warn({ err, jobId }, 'text')`. Nest appends
 * the name of the writing class.
 */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  fatal(first: unknown, ...rest: unknown[]): void {
    this.write('fatal', first, rest);
  }

  error(first: unknown, ...rest: unknown[]): void {
    this.write('error', first, rest);
  }

  warn(first: unknown, ...rest: unknown[]): void {
    this.write('warn', first, rest);
  }

  log(first: unknown, ...rest: unknown[]): void {
    this.write(NESTS_START.has(String(rest.at(-1))) ? 'debug' : 'info', first, rest);
  }

  debug(first: unknown, ...rest: unknown[]): void {
    this.write('debug', first, rest);
  }

  verbose(first: unknown, ...rest: unknown[]): void {
    this.write('trace', first, rest);
  }

  private write(level: Level, first: unknown, rest: unknown[]): void {
    const source = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    const others = source === undefined ? rest : rest.slice(0, -1);
    if (first instanceof Error) this.logger[level]({ err: first, source }, first.message);
    else if (typeof first === 'object' && first !== null)
      this.logger[level]({ ...first, source }, typeof others[0] === 'string' ? others[0] : undefined);
    // Nest's own errors come as text and a stack.
    else this.logger[level]({ source, stack: others[0] }, String(first));
  }
}
