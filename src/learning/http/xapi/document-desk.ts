import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  documentRequest,
  names,
  type DocumentKind,
  type DocumentRequest,
} from '#domain/learning/xapi/documents';
import { XapiRequestInvalid } from '#domain/learning/xapi/xapi.errors';
import type { ExactAnswer } from '#platform/http/exact-answers';
import type { ExactRequest } from '#platform/http/exact-requests';
import { KeepDocumentCommand } from '../../commands/xapi/keep-document.command.js';
import { RemoveDocumentCommand } from '../../commands/xapi/remove-document.command.js';
import { FindDocumentsQuery, type FoundDocument } from '../../queries/xapi/find-documents.query.js';
import { taggedAnswer } from './tagged-answer.js';
import { versionOf } from './xapi-door.js';

type NamedRequest = DocumentRequest & { readonly documentId: string };

/** What the three resources of documents have in common: they differ in what a document belongs to. */
@Injectable()
export class DocumentDesk {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async read(kind: DocumentKind, request: ExactRequest, actor: Actor): Promise<ExactAnswer> {
    const at = documentRequest(kind, 'read', request.parameters, versionOf(request));
    const found = await this.queries.execute(new FindDocumentsQuery(at, actor));
    if (!('ids' in found)) return documentAnswer(found, request.headers['if-none-match']);
    const modified = found.changedAt && { 'last-modified': found.changedAt.toUTCString() };
    return taggedAnswer(JSON.stringify(found.ids), request, { ...modified });
  }

  async keep(kind: DocumentKind, request: ExactRequest, actor: Actor, replaces = true): Promise<ExactAnswer> {
    const version = versionOf(request);
    const at = documentRequest(kind, 'write', request.parameters, version) as NamedRequest;
    const contentType = request.contentType || 'application/octet-stream';
    if (contentType.length > 255) throw new XapiRequestInvalid('/header/Content-Type', 'must be shorter');
    const document = { content: request.body, contentType };
    const expected = expectedBy(request);
    await this.commands.execute(
      new KeepDocumentCommand({ at, document, expected, version, replaces }, actor),
    );
    return { status: 204 };
  }

  /** A form of 1.0.3 is posted in place of any method. */
  posted(kind: DocumentKind, request: ExactRequest, actor: Actor): Promise<ExactAnswer> {
    if (request.method === 'GET') return this.read(kind, request, actor);
    if (request.method === 'DELETE') return this.remove(kind, request, actor);
    return this.keep(kind, request, actor, request.method === 'PUT');
  }

  async remove(kind: DocumentKind, request: ExactRequest, actor: Actor): Promise<ExactAnswer> {
    const version = versionOf(request);
    const at = documentRequest(kind, 'remove', request.parameters, version);
    await this.commands.execute(
      new RemoveDocumentCommand({ at, expected: expectedBy(request), version }, actor),
    );
    return { status: 204 };
  }
}

function expectedBy({ headers }: ExactRequest) {
  return { ifMatch: headers['if-match'], ifNoneMatch: headers['if-none-match'] };
}

function documentAnswer(
  { content, contentType, etag, changedAt }: FoundDocument,
  known?: string,
): ExactAnswer {
  const headers = { etag: `"${etag}"`, 'last-modified': changedAt.toUTCString() };
  if (known !== undefined && names(known, etag)) return { status: 304, headers };
  // Whatever it is, it is not for a browser to run.
  const asItIs = { 'content-type': contentType, 'content-security-policy': `default-src 'none'; sandbox` };
  return { status: 200, headers: { ...headers, ...asItIs }, body: content };
}
