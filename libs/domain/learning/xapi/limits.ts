import type { Document } from './documents.js';
import type { NewStatement } from './statement.js';
import type { StatementAttachment } from './statement.repository.js';
import { DocumentTooLarge, StatementsTooLarge } from './xapi.errors.js';

const MEBIBYTE = 1024 * 1024;

/** Of one statement, as JSON. */
const LARGEST_STATEMENT = MEBIBYTE;
/** By so much one statement is found: whom and what it names, once for each filter. */
const MOST_NAMES = 10_000;
/** All of one request: while they are written, nobody else stores in the school. */
const MOST_NAMES_AT_ONCE = 50_000;
/** Of one request, as it is kept: once for each statement that names it. */
const LARGEST_ATTACHED = 64 * MEBIBYTE;
/** Also of one that was put together from several. */
const LARGEST_DOCUMENT = 16 * MEBIBYTE;

/** @throws StatementsTooLarge */
export function assertStorable(
  statements: readonly NewStatement[],
  attachments: readonly StatementAttachment[],
): void {
  if (statements.some(({ said }) => JSON.stringify(said).length > LARGEST_STATEMENT))
    throw new StatementsTooLarge('has a statement of more than 1 MiB');
  if (statements.some(({ keys }) => keys.length > MOST_NAMES))
    throw new StatementsTooLarge(`has a statement that names too many agents and activities`);
  if (sum(statements.map(({ keys }) => keys.length)) > MOST_NAMES_AT_ONCE)
    throw new StatementsTooLarge(`names too many agents and activities`);
  if (sum(attachments.map(({ content }) => content.length)) > LARGEST_ATTACHED)
    throw new StatementsTooLarge('attaches more than 64 MiB, once for each statement that names it');
}

/** @throws DocumentTooLarge */
export function assertKeepable({ content }: Document): void {
  if (content.length > LARGEST_DOCUMENT) throw new DocumentTooLarge();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
