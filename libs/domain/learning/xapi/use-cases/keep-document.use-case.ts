import type { DocumentRepository } from '../document.repository.js';
import {
  assertExpected,
  assertReadable,
  merged,
  type Document,
  type DocumentRequest,
  type Preconditions,
} from '../documents.js';
import { assertKeepable } from '../limits.js';
import { assertRoomForDocument, roomOf, type RecordLimits } from '../record-room.js';
import type { XapiVersion } from '../xapi-version.js';

export interface KeepDocumentInput {
  readonly at: DocumentRequest & { readonly documentId: string };
  readonly document: Document;
  readonly expected: Preconditions;
  readonly version: XapiVersion;
  /** PUT replaces what is there, POST adds to it. */
  readonly replaces: boolean;
}

/** Keeps a document of a client. @throws DocumentChanged, DocumentUnseen, DocumentTooLarge, RecordDocumentsFull, XapiRequestInvalid */
export class KeepDocumentUseCase {
  constructor(private readonly deps: { documents: DocumentRepository; limits: RecordLimits }) {}

  async execute({ at, document, expected, version, replaces }: KeepDocumentInput): Promise<void> {
    const { place, documentId } = at;
    const found = await this.deps.documents.hold(place, documentId);
    assertExpected(found, expected, { kind: place.kind, version, replaces });
    if (replaces) assertReadable(document);
    const kept = replaces ? document : merged(found, document);
    assertKeepable(this.deps.limits, kept);
    const more = roomOf(kept, documentId) - (found ? roomOf(found, documentId) : 0);
    if (more > 0) assertRoomForDocument(this.deps.limits, await this.deps.documents.used(), more);
    this.deps.documents.keep(place, documentId, kept);
  }
}
