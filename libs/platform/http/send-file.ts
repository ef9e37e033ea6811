import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerRanges, type Representation } from './byte-ranges.js';

/** A request for a file, and where its answer goes. */
export type FileRequest = Pick<FastifyRequest, 'method' | 'headers'>;
export type FileReply = Pick<FastifyReply, 'status' | 'headers' | 'send'>;

/**
 * Sends a file, or what of it is asked for; of HEAD only what would be said of the whole: ranges are for GET alone, and
 * otherwise to be ignored (RFC 9110 §14.2).
 */
export async function sendFile(file: Representation, request: FileRequest, reply: FileReply): Promise<void> {
  const isHead = request.method === 'HEAD';
  const answer = answerRanges(file, isHead ? { ...request.headers, range: undefined } : request.headers);
  const body = isHead ? undefined : await answer.body?.();
  void reply.status(answer.status);
  void reply.headers(answer.headers);
  void reply.send(body);
}

/** Lets the nginx in front send a file, by its internal location (X-Accel-Redirect). */
export function sendByProxy(location: string, mediaType: string, reply: FileReply): void {
  void reply.headers({ 'content-type': mediaType, 'x-accel-redirect': location });
  void reply.send('');
}
