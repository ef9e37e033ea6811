import { prepared } from '#platform/persistence/statement';
import type { Read } from '#platform/persistence/tenant-reader';

export interface SentAttachment {
  readonly sha2: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

const attachments = prepared(`
  select distinct on (a.sha2) a.sha2, a.content_type as "contentType", a.content
  from learning.statement_attachments a where a.statement_id = any ($1::uuid[]) order by a.sha2, a.statement_id`);

/** What is attached to these statements, each once. */
export function attachmentsOf(read: Read, statementIds: readonly string[]): Promise<SentAttachment[]> {
  return read<SentAttachment>(attachments, [statementIds]);
}
