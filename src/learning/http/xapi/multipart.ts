import { randomUUID } from 'node:crypto';
import { StatementsTooLarge, XapiRequestInvalid } from '#domain/learning/xapi/xapi.errors';

/** A part of a message of several (RFC 2046): its headers by their names in lower case. */
export interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Uint8Array;
}

const LONGEST_HEADERS = 8 * 1024;
const CRLF = '\r\n';

/** The boundary in a `Content-Type`, with or without quotes; undefined when there is none. */
export function boundaryIn(contentType: string): string | undefined {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  return quoted ?? plain;
}

/** @throws XapiRequestInvalid, StatementsTooLarge */
export function partsOf(body: Uint8Array, boundary: string, most: number): Part[] {
  const bytes = Buffer.concat([Buffer.from(CRLF), body]);
  const delimiter = Buffer.from(`${CRLF}--${boundary}`);
  const parts: Part[] = [];
  let from = bytes.indexOf(delimiter);
  while (from >= 0) {
    const begin = from + delimiter.length;
    if (bytes.toString('latin1', begin, begin + 2) === '--') return parts;
    const end = bytes.indexOf(delimiter, begin);
    if (end < 0) break;
    if (parts.length === most) throw new StatementsTooLarge(`has more than ${most} parts`);
    parts.push(partOf(bytes.subarray(begin, end)));
    from = end;
  }
  throw new XapiRequestInvalid('', 'must be parts between the boundary that the header names');
}

/** After the boundary: the rest of its line, headers, an empty line, the content. */
function partOf(bytes: Buffer): Part {
  const headersEnd = bytes.indexOf(CRLF + CRLF);
  const lineEnd = bytes.indexOf(CRLF);
  if (headersEnd < 0 || headersEnd > LONGEST_HEADERS)
    throw new XapiRequestInvalid('', 'must have headers and an empty line in each part');
  const lines = bytes.toString('utf8', lineEnd, headersEnd).split(CRLF).filter(Boolean);
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    if (colon < 1) throw new XapiRequestInvalid('', 'must have headers of a name and a value in each part');
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { headers: Object.fromEntries(headers), content: bytes.subarray(headersEnd + 4) };
}

/** A message of these parts, and the `Content-Type` that says how they are told apart. */
export function multipart(parts: readonly Part[]): { contentType: string; body: Uint8Array } {
  const boundary = randomUUID();
  const pieces = parts.flatMap(({ headers, content }) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}${CRLF}`);
    return [Buffer.from(`--${boundary}${CRLF}${lines.join('')}${CRLF}`), content, Buffer.from(CRLF)];
  });
  return {
    contentType: `multipart/mixed; boundary=${boundary}`,
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--${CRLF}`)]),
  };
}
