import { isFields, type Fields } from './shape.js';
import type { NewStatement } from './statement.js';
import type { StatementAttachment } from './statement.repository.js';
import { StatementInvalid, XapiRequestInvalid } from './xapi.errors.js';

/** A part of a request, under the SHA-2 by which statements name it. */
export interface AttachedPart {
  readonly sha2: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

export const SIGNATURE = 'http://adlnet.gov/expapi/attachments/signature';

export interface AttachmentSaid {
  readonly usageType: string;
  readonly contentType: string;
  readonly sha2: string;
  readonly fileUrl?: string;
}

/** What a statement says is attached, to it or to a statement within it; what is no attachment is left out. */
export function attachmentsSaidBy(statement: Fields): readonly AttachmentSaid[] {
  const { attachments, object } = statement as { attachments?: unknown; object?: unknown };
  const isWithin = isFields(object) && object['objectType'] === 'SubStatement';
  return [...attachmentsIn(attachments), ...(isWithin ? attachmentsIn(object['attachments']) : [])];
}

function attachmentsIn(list: unknown): readonly AttachmentSaid[] {
  return Array.isArray(list) ? (list.filter(isAttachment) as readonly AttachmentSaid[]) : [];
}

function isAttachment(value: unknown): boolean {
  const isText = (name: string) => isFields(value) && typeof value[name] === 'string';
  return isText('usageType') && isText('contentType') && isText('sha2');
}

/** Of two by one name the last counts. */
export function bySha2(parts: readonly AttachedPart[]): ReadonlyMap<string, AttachedPart> {
  return new Map(parts.map((part) => [part.sha2.toLowerCase(), part]));
}

/**
 * To each statement what was sent with it. What is not to be had elsewhere has to be sent, and nothing is sent that no
 * statement names. @throws StatementInvalid, XapiRequestInvalid
 */
export function attachedTo(
  statements: readonly NewStatement[],
  parts: readonly AttachedPart[],
): StatementAttachment[] {
  const sent = bySha2(parts);
  const attached = statements.flatMap(({ id, said }) => {
    const named = new Map(attachmentsSaidBy(said).map((one) => [one.sha2.toLowerCase(), one]));
    return [...named].flatMap(([sha2, { fileUrl, contentType }]) => {
      const part = sent.get(sha2);
      if (!part && fileUrl === undefined)
        throw new StatementInvalid('/attachments', `lack what has the SHA-2 ${sha2}`);
      return part ? [{ statementId: id, sha2, contentType, content: part.content }] : [];
    });
  });
  const used = new Set(attached.map(({ sha2 }) => sha2));
  if ([...sent.keys()].some((sha2) => !used.has(sha2)))
    throw new XapiRequestInvalid('', 'must not hold a part that no statement names');
  return attached;
}
