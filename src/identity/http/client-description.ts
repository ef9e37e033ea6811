import type { FastifyRequest } from 'fastify';

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

/** The client in a few words, for the list of sessions: "Firefox on Linux". It is what the client says of itself. */
export function describeClient(userAgent: string | undefined): string {
  const agent = (userAgent ?? '').slice(0, 500);
  const browser = BROWSERS.find(([pattern]) => pattern.test(agent))?.[1];
  const system = SYSTEMS.find(([pattern]) => pattern.test(agent))?.[1];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? (agent.replace(/[^\x20-\x7e]/g, '').slice(0, 60) || 'Unknown device');
}

/** Where a credential comes from, for sessions and limits. */
export function originOf(request: FastifyRequest, deviceLabel?: string) {
  const label = deviceLabel?.trim() || describeClient(request.headers['user-agent']);
  return { address: request.ip, deviceLabel: label };
}
