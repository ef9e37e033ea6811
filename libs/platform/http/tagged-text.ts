import { createHash } from 'node:crypto';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** The reply of a route that answers with text: `@Res({ passthrough: true })`. */
export type TextReply = Pick<FastifyReply, 'status' | 'header'>;

/** The headers of a request, as far as they matter for it. */
export interface TextAsked {
  readonly 'if-none-match'?: string;
  readonly 'accept-language'?: string;
}

/** The text, or that it is the one that was sent before (RFC 9110, 13.1.2). */
export function foundOrUnchanged(
  reply: TextReply,
  { 'if-none-match': known }: TextAsked,
  text: string,
  mediaType: string,
): StreamableFile | undefined {
  const tag = tagOf(text);
  void reply.header('etag', tag);
  const tags = known?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? [];
  if (!tags.includes(tag) && !tags.includes('*')) return sent(text, mediaType);
  void reply.status(304);
  return undefined;
}

/** What is said instead of it, in a language that the reader has wished for. */
export function notThere(reply: TextReply, text: string, mediaType: string): StreamableFile {
  void reply.status(404).header('etag', tagOf(text)).header('vary', 'accept-language');
  return sent(text, mediaType);
}

function sent(text: string, mediaType: string): StreamableFile {
  const bytes = Buffer.from(text);
  return new StreamableFile(bytes, { type: `${mediaType}; charset=utf-8`, length: bytes.length });
}

function tagOf(text: string): string {
  return `"${createHash('sha1').update(text).digest('base64url')}"`;
}
