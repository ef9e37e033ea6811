import type { Document } from './documents.js';
import type { RecordLimits } from './record-room.js';
import type { NewStatement } from './statement.js';
import type { StatementAttachment } from './statement.repository.js';
import { DocumentTooLarge, StatementsTooLarge } from './xapi.errors.js';

const MEBIBYTE = 1024 * 1024;

/** By so much one statement is found: whom and what it names, once for each filter. */
const MOST_NAMES = 10_000;
/** All of one request: while they are written, nobody else stores in the school. */
const MOST_NAMES_AT_ONCE = 50_000;
/** What a request attaches is kept once for each statement that names it: so many times as much as was sent. */
const TIMES_ATTACHED = 4;

/** @throws StatementsTooLarge */
export function assertStorable(
  { requestBytes, statementBytes }: Pick<RecordLimits, 'requestBytes' | 'statementBytes'>,
  statements: readonly NewStatement[],
  attachments: readonly StatementAttachment[],
): void {
  if (statements.some(({ said }) => JSON.stringify(said).length > statementBytes))
    throw new StatementsTooLarge(`has a statement of more than ${statementBytes / MEBIBYTE} MiB`);
  if (statements.some(({ keys }) => keys.length > MOST_NAMES))
    throw new StatementsTooLarge(`has a statement that names too many agents and activities`);
  if (sum(statements.map(({ keys }) => keys.length)) > MOST_NAMES_AT_ONCE)
    throw new StatementsTooLarge(`names too many agents and activities`);
  const most = TIMES_ATTACHED * requestBytes;
  if (sum(attachments.map(({ content }) => content.length)) > most)
    throw new StatementsTooLarge(
      `attaches more than ${most / MEBIBYTE} MiB, once for each statement that names it`,
    );
}

/** @throws DocumentTooLarge */
export function assertKeepable(
  { requestBytes }: Pick<RecordLimits, 'requestBytes'>,
  { content }: Document,
): void {
  if (content.length > requestBytes) throw new DocumentTooLarge(requestBytes / MEBIBYTE);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
