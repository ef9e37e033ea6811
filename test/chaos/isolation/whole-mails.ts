import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestApp } from '../../support/test-app.js';

/** A mail with everything that is in it. */
export interface WholeMail {
  readonly to: string;
  readonly subject: string;
  /** Headers, texts, pages and attachments, decoded. */
  readonly text: string;
}

/** Every mail of the outbox, to whomever. */
export async function wholeMails({ data }: Pick<TestApp, 'data'>): Promise<WholeMail[]> {
  const folder = join(data, 'outbox');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
  return Promise.all(names.map(async (name) => read(await readFile(join(folder, name), 'latin1'))));
}

function read(raw: string): WholeMail {
  const text = unpacked(decoded(raw));
  const header = (name: string) => new RegExp(`^${name}: *(.*)`, 'im').exec(text)?.[1]?.trim() ?? '';
  return { to: header('To').replaceAll(/[<>]/g, '').toLowerCase(), subject: header('Subject'), text };
}

/** A part of a mail, and the parts that it has (RFC 2045, RFC 2046). */
function decoded(part: string): string {
  const end = part.indexOf('\r\n\r\n');
  const head = part.slice(0, end).replaceAll(/\r\n[ \t]+/g, ' ');
  const body = part.slice(end + 4);
  const boundary = /^content-type: *multipart\/[^\r\n]*boundary="?([^";\r\n]+)/im.exec(head)?.[1];
  if (boundary === undefined) return `${words(head)}\n${bytesOf(head, body).toString('utf8')}`;
  const parts = body.split(`--${boundary}`).slice(1, -1);
  return [words(head), ...parts.map((one) => decoded(one.replace(/^\r\n/, '')))].join('\n');
}

function bytesOf(head: string, body: string): Buffer {
  const encoding = /^content-transfer-encoding: *([\w-]+)/im.exec(head)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  return encoding === 'quoted-printable' ? quotedPrintable(body) : Buffer.from(body, 'latin1');
}

function quotedPrintable(text: string): Buffer {
  const bytes = text
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

/** What is not ASCII in a header (RFC 2047). */
function words(head: string): string {
  return head.replaceAll(/=\?[\w-]+\?([QB])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
    (how.toUpperCase() === 'B'
      ? Buffer.from(text, 'base64')
      : quotedPrintable(text.replaceAll('_', ' '))
    ).toString('utf8'),
  );
}

/** A link that ends mails says its school and its recipient in few letters. */
function unpacked(text: string): string {
  const ids = [...text.matchAll(/\/unsubscribe\/([\w-]{44})\./g)].flatMap(([, packed]) => {
    const hex = Buffer.from(packed!, 'base64url').toString('hex');
    return [hex.slice(0, 32), hex.slice(32, 64)];
  });
  const dashed = ids.map((hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
  return [text, ...dashed].join('\n');
}
