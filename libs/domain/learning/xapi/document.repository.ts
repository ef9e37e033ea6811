import { token } from '../../kernel/token.js';
import type { Document, DocumentPlace } from './documents.js';

export interface DocumentRepository {
  /** Until the end of the transaction nobody else changes it, or makes it. */
  hold(place: DocumentPlace, documentId: string): Promise<(Document & { readonly etag: string }) | null>;
  /** The room that all of the school take, in bytes: until the end of the transaction no other one takes more. */
  used(): Promise<number>;
  keep(place: DocumentPlace, documentId: string, document: Document): void;
  remove(place: DocumentPlace, documentId: string): void;
  /** Of a place without a registration: those of any. */
  removeAll(place: DocumentPlace): void;
}
export const DocumentRepository = token<DocumentRepository>('DocumentRepository');
