import type { DocumentRepository } from '../document.repository.js';
import { assertExpected, type DocumentRequest, type Preconditions } from '../documents.js';
import type { XapiVersion } from '../xapi-version.js';

export interface RemoveDocumentInput {
  readonly at: DocumentRequest;
  readonly expected: Preconditions;
  readonly version: XapiVersion;
}

/** Removes one document, or all states of a place. What is not there is removed already. @throws DocumentChanged */
export class RemoveDocumentUseCase {
  constructor(private readonly deps: { documents: DocumentRepository }) {}

  async execute({ at, expected, version }: RemoveDocumentInput): Promise<void> {
    const { place, documentId } = at;
    if (documentId === null) return this.deps.documents.removeAll(place);
    const found = await this.deps.documents.hold(place, documentId);
    assertExpected(found, expected, { kind: place.kind, version, replaces: false });
    if (found) this.deps.documents.remove(place, documentId);
  }
}
