import { UploadHeaderInvalid } from './upload.errors.js';

export const TUS_VERSION = '1.0.0';
export const OFFSET_STREAM = 'application/offset+octet-stream';
export const CHECKSUMS = ['sha1', 'sha256', 'md5'] as const;
export type ChecksumAlgorithm = (typeof CHECKSUMS)[number];

export const TUS_EXTENSIONS = [
  'creation',
  'creation-with-upload',
  'creation-defer-length',
  'expiration',
  'checksum',
  'checksum-trailer',
  'termination',
  'concatenation',
];

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Of one piece: what its hash has to be. */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly digest: Buffer;
}

export interface Creation {
  readonly part: 'whole' | 'partial' | 'final';
  /** Null: said later, or known from its parts. */
  readonly length: number | null;
  readonly metadata: string | null;
  /** As it was given. */
  readonly concat: string | null;
  /** The addresses of the parts of a final upload. */
  readonly parts: readonly string[];
}

export function header(headers: Headers, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(',') : value;
}

/** @throws UploadHeaderInvalid */
export function creationOf(headers: Headers): Creation {
  const concat = header(headers, 'Upload-Concat') ?? null;
  const metadata = metadataOf(headers);
  const length = wholeNumber(headers, 'Upload-Length') ?? null;
  const deferred = isDeferred(headers);
  const part = partOf(concat);
  if (part === 'final') {
    if (length !== null) throw new UploadHeaderInvalid('Upload-Length', 'must be left out of a final upload');
    return { part, length: null, metadata, concat, parts: concat!.slice('final;'.length).trim().split(/ +/) };
  }
  if (deferred && length !== null)
    throw new UploadHeaderInvalid('Upload-Defer-Length', 'must be left out when there is an Upload-Length');
  if (!deferred && length === null)
    throw new UploadHeaderInvalid('Upload-Length', 'must be there, or Upload-Defer-Length: 1');
  return { part, length, metadata, concat, parts: [] };
}

function partOf(concat: string | null): Creation['part'] {
  if (concat === null) return 'whole';
  if (concat === 'partial') return 'partial';
  if (/^final; *[^ ]+( +[^ ]+)* *$/.test(concat) && concat.length <= 20_000) return 'final';
  throw new UploadHeaderInvalid(
    'Upload-Concat',
    'must be "partial", or "final;" and the addresses of its parts',
  );
}

function isDeferred(headers: Headers): boolean {
  const value = header(headers, 'Upload-Defer-Length');
  if (value !== undefined && value !== '1')
    throw new UploadHeaderInvalid('Upload-Defer-Length', 'must be 1, or be left out');
  return value === '1';
}

/**
 * A header that must be a non-negative integer; undefined without it. However large: it is too large then (413), and no
 * mistake. @throws UploadHeaderInvalid
 */
export function wholeNumber(headers: Headers, name: string): number | undefined {
  const text = header(headers, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,100}$/.test(text)) throw new UploadHeaderInvalid(name, 'must be a non-negative integer');
  return Number(text);
}

/** As it was given, once it is sound. */
function metadataOf(headers: Headers): string | null {
  const text = header(headers, 'Upload-Metadata');
  if (text === undefined || text.trim() === '') return null;
  const invalid = (detail: string) => new UploadHeaderInvalid('Upload-Metadata', detail);
  if (text.length > 4096) throw invalid('must be at most 4096 characters');
  const pairs = text.split(',').map((pair) => pair.trim().split(' '));
  for (const [key, value = '', ...rest] of pairs) {
    if (!/^[\x21-\x2b\x2d-\x7e]+$/.test(key!)) throw invalid('must have a key in ASCII for each value');
    if (rest.length > 0 || !isBase64(value)) throw invalid('must have values in Base64, after one space');
  }
  if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw invalid('must have each key once');
  return text;
}

/** The value of a key as text; undefined without it. */
export function metadataValue(metadata: string | null, wanted: string): string | undefined {
  const pairs = (metadata ?? '').split(',').map((pair) => pair.trim().split(' '));
  const found = pairs.find(([key]) => key === wanted);
  return found && Buffer.from(found[1] ?? '', 'base64').toString('utf8');
}

/** What the file is called: the last part of what may have been a path, without what no name has; null when nothing is left. */
export function fileNameIn(metadata: string | null): string | null {
  const last = metadataValue(metadata, 'filename')?.split(/[/\\]/).at(-1) ?? '';
  return last.replaceAll(/\p{C}/gu, '').trim().slice(0, 200) || null;
}

/** @throws UploadHeaderInvalid */
export function checksumOf(text: string | undefined): Checksum | undefined {
  if (text === undefined) return undefined;
  const [algorithm, digest, ...rest] = text.split(' ');
  const known = CHECKSUMS.find((one) => one === algorithm);
  if (!known) throw new UploadHeaderInvalid('Upload-Checksum', `must be by ${CHECKSUMS.join(', ')}`);
  if (!digest || rest.length > 0 || !isBase64(digest))
    throw new UploadHeaderInvalid('Upload-Checksum', 'must be an algorithm and a hash in Base64');
  return { algorithm: known, digest: Buffer.from(digest, 'base64') };
}

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0;
}
