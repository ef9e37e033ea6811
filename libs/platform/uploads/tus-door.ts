import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { OFFSET_STREAM, TUS_EXTENSIONS, TUS_VERSION, CHECKSUMS } from './tus-headers.js';

const UPLOADS = /^\/api\/v1\/schools\/[^/?]+\/uploads(?:[/?]|$)/;
const METHODS = ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'OPTIONS'];
const bodyTypes = new WeakMap<IncomingMessage, string | undefined>();

/** Headers of tus that a page of another site may read. */
export const TUS_EXPOSED = [
  'location',
  'tus-checksum-algorithm',
  'tus-extension',
  'tus-max-size',
  'tus-resumable',
  'tus-version',
  'upload-concat',
  'upload-defer-length',
  'upload-expires',
  'upload-length',
  'upload-metadata',
  'upload-offset',
];

/** Whether an address is one of uploads. */
export function isUpload(url: string): boolean {
  return UPLOADS.test(url);
}

/** What the server can do, as it is asked by OPTIONS. */
export function tusAbilities(maxBytes: number): Readonly<Record<string, string>> {
  return {
    'tus-version': TUS_VERSION,
    'tus-extension': TUS_EXTENSIONS.join(','),
    'tus-checksum-algorithm': CHECKSUMS.join(','),
    'tus-max-size': String(maxBytes),
  };
}

/**
 * For those who can send neither PATCH nor DELETE, and for those whose address of uploads ends with a slash, as that of many
 * servers does. Before the request finds its route. @returns its address
 */
export function takeOverriddenMethod(request: IncomingMessage): string {
  const { url = '/', headers } = request;
  if (!isUpload(url)) return url;
  const wanted = String(headers['x-http-method-override'] ?? '').toUpperCase();
  if (METHODS.includes(wanted)) request.method = wanted;
  return url.replace(/\/uploads\/(?=\?|$)/, '/uploads');
}

/** The media type of the body of an upload, as it was sent. */
export function bodyTypeOf(raw: IncomingMessage): string | undefined {
  return bodyTypes.get(raw);
}

/**
 * What tus asks of every answer, also of those that no handler gives; and bodies come as they are, whatever they are said to
 * be, for it is the protocol that refuses them.
 */
export function openTusDoor(server: FastifyInstance, maxBytes: number): void {
  const abilities = tusAbilities(maxBytes);
  server.addContentTypeParser(OFFSET_STREAM, (_request, _payload, done) => done(null));
  server.addHook('onRequest', (request, reply, done) => {
    if (!isUpload(request.url)) return done();
    const { raw } = request;
    bodyTypes.set(raw, raw.headers['content-type']?.split(';')[0]!.trim().toLowerCase());
    raw.headers['content-type'] = OFFSET_STREAM;
    void reply.header('tus-resumable', TUS_VERSION).header('cache-control', 'no-store');
    if (request.method === 'OPTIONS') return void reply.status(204).send(); // unless CORS has answered it
    done();
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    if (!isUpload(request.url)) return done(null, payload);
    if (request.method === 'OPTIONS') void reply.header('tus-resumable', TUS_VERSION).headers(abilities);
    if (reply.statusCode === 412) void reply.header('tus-version', TUS_VERSION);
    done(null, payload);
  });
}
