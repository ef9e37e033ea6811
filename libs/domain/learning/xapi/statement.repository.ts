import { token } from '../../kernel/token.js';
import type { RecordUse } from './record-room.js';
import type { Fields } from './shape.js';
import type { NewStatement } from './statement.js';

/** What came with a statement. */
export interface StatementAttachment {
  readonly statementId: string;
  readonly sha2: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

export interface StatementRepository {
  /** What is stored under these ids, by its id; until the end of the transaction nobody else stores in the school. */
  hold(ids: readonly string[]): Promise<ReadonlyMap<string, Fields>>;
  /** What programs have stored so far; after {@link hold}, so that nobody stores more meanwhile. */
  used(): Promise<RecordUse>;
  /** In their order, which is the order of what they say as stored. */
  add(statements: readonly NewStatement[], attachments: readonly StatementAttachment[]): void;
}
export const StatementRepository = token<StatementRepository>('StatementRepository');
