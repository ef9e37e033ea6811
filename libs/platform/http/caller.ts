import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Where a request comes from, as far as it says. */
export interface CallerOrigin {
  /** The network address, behind the proxies that are believed. */
  readonly address: string;
  /** What the client calls itself; "Firefox on Linux" for browsers. */
  readonly client: string;
}

/** The origin of the request, for sessions and for limits on guessing. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): CallerOrigin => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { address: request.ip, client: describeClient(request.headers['user-agent']) };
});

const BROWSERS = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;

const SYSTEMS = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
] as const;

export function describeClient(userAgent = ''): string {
  const agent = userAgent.slice(0, 500);
  const browser = BROWSERS.find(([pattern]) => pattern.test(agent))?.[1];
  const system = SYSTEMS.find(([pattern]) => pattern.test(agent))?.[1];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? (agent.replaceAll(/[^\x20-\x7e]/g, '').slice(0, 60) || 'Unknown device');
}
