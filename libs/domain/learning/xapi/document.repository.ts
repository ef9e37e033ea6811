import { token } from '../../kernel/token.js';
import type { Document, DocumentPlace } from './documents.js';

export interface DocumentRepository {
  /** Until the end of the transaction nobody else changes it, or makes it. */
  hold(place: DocumentPlace, documentId: string): Promise<(Document & { readonly etag: string }) | null>;
  keep(place: DocumentPlace, documentId: string, document: Document): void;
  remove(place: DocumentPlace, documentId: string): void;
  /** Of a place without a registration: those of any. */
  removeAll(place: DocumentPlace): void;
}
export const DocumentRepository = token<DocumentRepository>('DocumentRepository');
