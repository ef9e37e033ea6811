import type { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { InputInvalid } from './errors.js';

/** Media types whose bodies are not read for the route, but handed to it as they arrive. */
const STREAMED = ['application/zip', 'application/octet-stream', 'text/csv'];
const ZIP = ['application/zip', 'application/octet-stream'];

export interface StreamedRequest {
  readonly raw: Readable;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Lets routes take bodies that are too large to be held. The route itself limits how much it takes. */
export function streamBodies(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addContentTypeParser(STREAMED, (_request, _payload, done) => done(null));
}

/** The body of a route that takes a file of these media types, as it arrives; anything else is refused. */
export function streamedBody(
  { raw, headers }: StreamedRequest,
  taken: readonly string[] = ZIP,
): AsyncIterable<Uint8Array> {
  const type = String(headers['content-type'] ?? '')
    .split(';')[0]!
    .trim();
  if (!taken.includes(type)) {
    throw new InputInvalid([{ pointer: '/header/Content-Type', detail: `must be ${taken[0]}` }]);
  }
  return raw;
}
