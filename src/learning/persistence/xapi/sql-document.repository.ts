import { createHash } from 'node:crypto';
import type { DocumentRepository } from '#domain/learning/xapi/document.repository';
import { nameOf, type Document, type DocumentPlace } from '#domain/learning/xapi/documents';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

const takeTurn = prepared(`
  select pg_advisory_xact_lock(hashtextextended(
    'learning.documents ' || platform.current_school() || $1::text || $2::text, 0))`);

/** Whoever takes room waits for whoever else of the school is taking some. */
const takeRoom = prepared(`
  select pg_advisory_xact_lock(hashtextextended('learning.document_use ' || platform.current_school(), 0))`);

const used = prepared(`select coalesce(sum(bytes), 0)::float8 as bytes from learning.document_use`);

const hash = (parameter: string) => `sha256(convert_to(${parameter}::text, 'UTF8'))`;
const at = `place = ${hash('$1')} and registration is not distinct from $2::uuid and document_key = ${hash('$3')}`;

const find = prepared(
  `select content, content_type as "contentType", etag from learning.statement_documents where ${at}`,
);

const keep = prepared(`
  insert into learning.statement_documents (school_id, place, registration, document_key, kind, document_id, content,
    content_type, etag, changed_at, agent_key)
  values (platform.current_school(), ${hash('$1')}, $2, ${hash('$3')}, $4, $3, $5, $6, $7, clock_timestamp(),
    ${hash(`nullif($8, '')`)})
  on conflict on constraint statement_documents_once do update
  set content = excluded.content, content_type = excluded.content_type, etag = excluded.etag,
    changed_at = excluded.changed_at, agent_key = excluded.agent_key`);

const remove = prepared(`delete from learning.statement_documents where ${at}`);

const removeAll = prepared(`
  delete from learning.statement_documents where place = ${hash('$1')} and ($2::uuid is null or registration = $2)`);

export class SqlDocumentRepository implements DocumentRepository {
  async hold(place: DocumentPlace, documentId: string): Promise<(Document & { etag: string }) | null> {
    const open = transaction();
    open.send(takeTurn, [nameOf(place), documentId]);
    const [found] = await open.query<Document & { etag: string }>(find, keyOf(place, documentId));
    return found ?? null;
  }

  async used(): Promise<number> {
    const open = transaction();
    open.send(takeRoom, []);
    return (await open.query<{ bytes: number }>(used))[0]!.bytes;
  }

  keep(place: DocumentPlace, documentId: string, { content, contentType }: Document): void {
    const values = [place.kind, Buffer.from(content), contentType, etagOf(content), place.agent];
    transaction().send(keep, [...keyOf(place, documentId), ...values]);
  }

  remove(place: DocumentPlace, documentId: string): void {
    transaction().send(remove, keyOf(place, documentId));
  }

  removeAll(place: DocumentPlace): void {
    transaction().send(removeAll, [nameOf(place), place.registration]);
  }
}

function keyOf(place: DocumentPlace, documentId: string): unknown[] {
  return [nameOf(place), place.registration, documentId];
}

/** As both versions of the specification have it: a SHA-1 of the content. */
function etagOf(content: Uint8Array): string {
  return createHash('sha1').update(content).digest('hex');
}
