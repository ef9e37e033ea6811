import { prepared } from '#platform/persistence/statement';
import type { Read } from '#platform/persistence/tenant-reader';

export interface SentAttachment {
  readonly sha2: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** A page ends before it brings more; what comes with one statement is never more than one request. */
const MOST_BYTES = 32 * 1024 * 1024;

const sizes = prepared(`
  select statement_id as id, sum(octet_length(content))::float8 as bytes from learning.statement_attachments
  where statement_id = any ($1::uuid[]) group by statement_id`);

const attachments = prepared(`
  select distinct on (a.sha2) a.sha2, a.content_type as "contentType", a.content
  from learning.statement_attachments a where a.statement_id = any ($1::uuid[]) order by a.sha2, a.statement_id`);

/** As many of them as go into one answer with what is attached to them; one at least. */
export async function withinReach<T extends { readonly id: string }>(
  read: Read,
  statements: readonly T[],
): Promise<T[]> {
  const rows = await read<{ id: string; bytes: number }>(sizes, [statements.map(({ id }) => id)]);
  const bytes = new Map(rows.map((row) => [row.id, row.bytes]));
  let all = 0;
  return statements.filter(({ id }, i) => (all += bytes.get(id) ?? 0) <= MOST_BYTES || i === 0);
}

/** What is attached to these statements, each once. */
export function attachmentsOf(read: Read, statementIds: readonly string[]): Promise<SentAttachment[]> {
  return read<SentAttachment>(attachments, [statementIds]);
}
