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

const shared = prepared(`
  select statement_id as id, sha2, encode(sha256(content), 'hex') as digest from (
    select a.*, count(*) over (partition by a.sha2) as times from learning.statement_attachments a
    where a.statement_id = any ($1::uuid[])) named
  where times > 1`);

const attachments = prepared(`
  select distinct on (a.sha2) a.sha2, a.content_type as "contentType", a.content
  from learning.statement_attachments a where a.statement_id = any ($1::uuid[]) order by a.sha2, a.statement_id`);

/**
 * As many of them as go into one answer with what is attached to them; one at least. In an answer a hash names one thing, and
 * not every client's is that of the bytes: who has other bytes by the same comes on the next page.
 */
export async function withinReach<T extends { readonly id: string }>(
  read: Read,
  statements: readonly T[],
): Promise<T[]> {
  const rows = await read<{ id: string; bytes: number }>(sizes, [idsOf(statements)]);
  const bytes = new Map(rows.map((row) => [row.id, row.bytes]));
  let all = 0;
  const sendable = statements.filter(({ id }, i) => (all += bytes.get(id) ?? 0) <= MOST_BYTES || i === 0);
  const named = await read<{ id: string; sha2: string; digest: string }>(shared, [idsOf(sendable)]);
  const byStatement = Map.groupBy(named, ({ id }) => id);
  const digests = new Map<string, string>();
  const other = sendable.findIndex(({ id }) => {
    const own = byStatement.get(id) ?? [];
    const isOther = own.some(({ sha2, digest }) => (digests.get(sha2) ?? digest) !== digest);
    for (const { sha2, digest } of own) digests.set(sha2, digest);
    return isOther;
  });
  return other < 0 ? sendable : sendable.slice(0, other);
}

function idsOf(statements: readonly { readonly id: string }[]): string[] {
  return statements.map(({ id }) => id);
}

/** What is attached to these statements, each once. */
export function attachmentsOf(read: Read, statementIds: readonly string[]): Promise<SentAttachment[]> {
  return read<SentAttachment>(attachments, [statementIds]);
}
