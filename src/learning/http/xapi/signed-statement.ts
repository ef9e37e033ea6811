import { createVerify, X509Certificate } from 'node:crypto';
import {
  attachmentsSaidBy,
  bySha2,
  SIGNATURE,
  type AttachedPart,
  type AttachmentSaid,
} from '#domain/learning/xapi/attached';
import { DEEPEST, isDeeperThan, isFields, type Fields } from '#domain/learning/xapi/shape';
import { isSameSense, senseOf, type Sense } from '#domain/learning/xapi/statement-equality';
import { StatementInvalid, StatementsTooLarge } from '#domain/learning/xapi/xapi.errors';

const ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['RS256', 'RSA-SHA256'],
  ['RS384', 'RSA-SHA384'],
  ['RS512', 'RSA-SHA512'],
]);

/** RFC 7515 §7.1: three parts in base64url. */
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * Refuses statements whose signature is none: it is a JWS by RSA, whose payload is the statement. Who has signed, only a
 * certificate in it tells; then it has to be the one that signed. What is attached to a request is read once, however many
 * statements name it, and however often.
 */
export class Signatures {
  private readonly parts: ReadonlyMap<string, AttachedPart>;
  private readonly signed = new Map<AttachedPart, Sense>();

  constructor(
    parts: readonly AttachedPart[],
    private readonly longest: number,
  ) {
    this.parts = bySha2(parts);
  }

  /** @param statement one that the specification allows @throws StatementInvalid, StatementsTooLarge */
  assert(statement: Fields): void {
    const named = attachmentsSaidBy(statement).filter(isSignature);
    if (named.some(({ contentType }) => contentType.split(';')[0]!.trim() !== 'application/octet-stream'))
      refuse('must be application/octet-stream');
    const sense = senseOf(statement);
    for (const sha2 of new Set(named.map((one) => one.sha2.toLowerCase()))) {
      const part = this.parts.get(sha2) ?? refuse('must come with the statement');
      if (!isSameSense(sense, this.signedBy(part))) refuse('must be a signature of this statement');
    }
  }

  private signedBy(part: AttachedPart): Sense {
    const known = this.signed.get(part);
    if (known) return known;
    const { length } = part.content;
    if (length > this.longest)
      throw new StatementsTooLarge(`has a signature of more than ${this.longest / 1024 ** 2} MiB`);
    const sense = senseOf(signedBy(part));
    this.signed.set(part, sense);
    return sense;
  }
}

export function isSigned(statement: Fields): boolean {
  return attachmentsSaidBy(statement).some(isSignature);
}

function isSignature({ usageType }: AttachmentSaid): boolean {
  return usageType === SIGNATURE;
}

/** What a signature is of. @throws StatementInvalid */
function signedBy({ content }: AttachedPart): Fields {
  const jws = Buffer.from(content).toString('latin1').trim();
  const [head = '', payload = '', signature = ''] = jws.split('.');
  const header = jsonIn(head);
  const name = isFields(header) ? header['alg'] : undefined;
  const algorithm = typeof name === 'string' ? ALGORITHMS.get(name) : undefined;
  if (!isFields(header) || algorithm === undefined || !COMPACT.test(jws))
    return refuse('must be a JWS by RS256, RS384 or RS512');
  const signed = jsonIn(payload);
  if (!isFields(signed) || !isStatement(signed)) return refuse('must be a signature of this statement');
  const chain = header['x5c'];
  const [certificate] = Array.isArray(chain) ? (chain as unknown[]) : [];
  if (chain !== undefined && !isSignedBy(certificate, { algorithm, text: `${head}.${payload}`, signature }))
    refuse('must be made by the key of its certificate');
  return signed;
}

function isStatement(value: Fields): boolean {
  return ['actor', 'verb', 'object'].every((name) => isFields(value[name]));
}

function isSignedBy(
  certificate: unknown,
  { algorithm, text, signature }: { algorithm: string; text: string; signature: string },
): boolean {
  try {
    const { publicKey } = new X509Certificate(Buffer.from(String(certificate), 'base64'));
    return createVerify(algorithm).update(text).verify(publicKey, signature, 'base64url');
  } catch {
    return false;
  }
}

/** Undefined where it is none, or deeper than what is stored: the one that was signed is not. */
function jsonIn(base64: string): unknown {
  try {
    const value = JSON.parse(Buffer.from(base64, 'base64url').toString('utf8')) as unknown;
    return isDeeperThan(DEEPEST, value) ? undefined : value;
  } catch {
    return undefined;
  }
}

function refuse(detail: string): never {
  throw new StatementInvalid('/attachments', `${detail}: the signature`);
}
