import { token } from '../../kernel/token.js';
import type { Document } from './documents.js';
import { RecordAttachmentsFull, RecordDocumentsFull, StatementsOfDayReached } from './xapi.errors.js';

/** How much the programs of one school may have stored, and how much they may send at once. */
export interface RecordLimits {
  /** Of one request, and of one document, also of one that was put together from several. */
  readonly requestBytes: number;
  /** Of one statement, as JSON. */
  readonly statementBytes: number;
  readonly statementsPerDay: number;
  /** Of everything that is attached to what is stored. */
  readonly attachmentBytes: number;
  /** Of all documents that are kept, as {@link roomOf} has them. */
  readonly documentBytes: number;
}
export const RecordLimits = token<RecordLimits>('RecordLimits');

/** What the programs of the school have stored. */
export interface RecordUse {
  /** Since midnight by the school's clocks. */
  readonly statementsToday: number;
  readonly attachmentBytes: number;
  /** Until the next midnight. */
  readonly secondsLeft: number;
}

/**
 * What is there already is not stored again, and takes no room.
 * @throws StatementsOfDayReached, RecordAttachmentsFull
 */
export function assertRoom(
  { statementsPerDay, attachmentBytes }: Pick<RecordLimits, 'statementsPerDay' | 'attachmentBytes'>,
  used: RecordUse,
  wanted: { readonly statements: number; readonly attachmentBytes: number },
): void {
  const leftToday = Math.max(0, statementsPerDay - used.statementsToday);
  if (wanted.statements > leftToday)
    throw new StatementsOfDayReached(statementsPerDay, leftToday, used.secondsLeft);
  const free = Math.max(0, attachmentBytes - used.attachmentBytes);
  if (wanted.attachmentBytes > free) throw new RecordAttachmentsFull(free);
}

/** What one document takes besides what it holds and what it is called: a million of nothing is not nothing. */
const EACH_DOCUMENT = 1024;

/** In bytes, as the database counts it (`learning.room_of`). */
export function roomOf({ content }: Document, documentId: string): number {
  return content.length + new TextEncoder().encode(documentId).length + EACH_DOCUMENT;
}

/** Of a document that becomes larger by so much, or is new. @throws RecordDocumentsFull */
export function assertRoomForDocument(
  { documentBytes }: Pick<RecordLimits, 'documentBytes'>,
  usedBytes: number,
  wantedBytes: number,
): void {
  const free = Math.max(0, documentBytes - usedBytes);
  if (wantedBytes > free) throw new RecordDocumentsFull(free);
}
