import type { FastifyRequest } from 'fastify';
import type { Settings } from '../config/settings.js';

type Asked = Pick<FastifyRequest, 'protocol' | 'host' | 'headers'>;

/**
 * Where an upload is, in full, because not every client of tus resolves a path: at the address that people open, if it was
 * said, else where it was asked for. Behind a proxy that is not to be believed nobody knows where that is: then it is the path.
 */
export function uploadAddress(path: string, asked: Asked, settings: Settings): string {
  const { PUBLIC_URL, TRUST_PROXY } = settings;
  if (PUBLIC_URL !== undefined) return `${PUBLIC_URL.replace(/\/+$/, '')}${path}`;
  const isBehind = PROXIED.some((name) => name in asked.headers);
  return isBehind && !TRUST_PROXY ? path : `${asked.protocol}://${asked.host}${path}`;
}

const PROXIED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'];
