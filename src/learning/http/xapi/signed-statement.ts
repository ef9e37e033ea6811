import { createVerify, X509Certificate } from 'node:crypto';
import { attachmentsSaidBy, SIGNATURE, type AttachedPart } from '#domain/learning/xapi/attached';
import { isFields, type Fields } from '#domain/learning/xapi/shape';
import { saysTheSame } from '#domain/learning/xapi/statement-equality';
import { StatementInvalid } from '#domain/learning/xapi/xapi.errors';

const ALGORITHMS: Readonly<Record<string, string>> = {
  RS256: 'RSA-SHA256',
  RS384: 'RSA-SHA384',
  RS512: 'RSA-SHA512',
};

/**
 * Refuses a statement whose signature is none: it is a JWS by RSA, whose payload is the statement. Who has signed, only a
 * certificate in it tells; then it has to be the one that signed. @throws StatementInvalid
 */
export function assertSignatures(statement: Fields, parts: readonly AttachedPart[]): void {
  for (const { usageType, contentType, sha2 } of attachmentsSaidBy(statement)) {
    if (usageType !== SIGNATURE) continue;
    if (contentType.split(';')[0]!.trim() !== 'application/octet-stream')
      refuse('must be application/octet-stream');
    const part = parts.find((one) => one.sha2.toLowerCase() === sha2.toLowerCase());
    if (!part) return refuse('must come with the statement');
    assertSignature(statement, Buffer.from(part.content).toString('latin1').trim());
  }
}

function assertSignature(statement: Fields, jws: string): void {
  const [head = '', payload = '', signature = '', ...rest] = jws.split('.');
  const header = jsonIn(head);
  const algorithm = isFields(header) ? ALGORITHMS[String(header['alg'])] : undefined;
  if (!isFields(header) || algorithm === undefined || rest.length > 0)
    return refuse('must be a JWS by RS256, RS384 or RS512');
  const signed = jsonIn(payload);
  if (!isFields(signed) || !isStatement(signed) || !saysTheSame(statement, signed))
    refuse('must be a signature of this statement');
  const chain = header['x5c'];
  if (Array.isArray(chain) && !isSignedBy(chain[0], { algorithm, text: `${head}.${payload}`, signature }))
    refuse('must be made by the key of its certificate');
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

function jsonIn(base64: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function refuse(detail: string): never {
  throw new StatementInvalid('/attachments', `${detail}: the signature`);
}
