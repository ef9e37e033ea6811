import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { nameOf, type DocumentRequest } from '#domain/learning/xapi/documents';
import { DocumentNotFound } from '#domain/learning/xapi/xapi.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

export interface FoundDocument {
  readonly content: Uint8Array;
  readonly contentType: string;
  readonly etag: string;
  readonly changedAt: Date;
}

/** The ids of documents, and when the last of them was changed. */
export interface FoundDocumentIds {
  readonly ids: readonly string[];
  readonly changedAt: Date | null;
}

/** A document of a client, or the ids of those of one place. */
export class FindDocumentsQuery extends Query<FoundDocument | FoundDocumentIds> {
  constructor(
    readonly at: DocumentRequest,
    readonly actor: Actor,
  ) {
    super();
  }
}

const hash = (parameter: string) => `sha256(convert_to(${parameter}::text, 'UTF8'))`;

const one = prepared(`
  select content, content_type as "contentType", etag, changed_at as "changedAt" from learning.statement_documents
  where place = ${hash('$1')} and registration is not distinct from $2::uuid and document_key = ${hash('$3')}`);

const many = prepared(`
  select document_id as "documentId", max(changed_at) as "changedAt" from learning.statement_documents
  where place = ${hash('$1')} and ($2::uuid is null or registration = $2)
    and ($3::timestamptz is null or changed_at > $3)
  group by document_id order by max(changed_at) desc, document_id limit 10000`);

@QueryHandler(FindDocumentsQuery)
export class FindDocumentsHandler implements IQueryHandler<FindDocumentsQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws DocumentNotFound */
  async execute({ at, actor }: FindDocumentsQuery): Promise<FoundDocument | FoundDocumentIds> {
    const { place, documentId, since } = at;
    if (documentId === null) {
      const values = [nameOf(place), place.registration, since];
      const rows = await this.reader.rows<{ documentId: string; changedAt: Date }>(actor, many, values);
      return { ids: rows.map((row) => row.documentId), changedAt: rows[0]?.changedAt ?? null };
    }
    const values = [nameOf(place), place.registration, documentId];
    const [found] = await this.reader.rows<FoundDocument>(actor, one, values);
    if (!found) throw new DocumentNotFound();
    return found;
  }
}
