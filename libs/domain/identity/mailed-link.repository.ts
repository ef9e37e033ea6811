import { token } from '../kernel/token.js';
import type { MailedLink } from './mailed-link.js';
import type { LinkPurpose } from './mailed-link.words.js';

export interface MailedLinkRepository {
  add(link: MailedLink): void;
  /** Holds the link against a second use until the transaction ends. */
  findByToken(tokenHash: string): Promise<MailedLink | null>;
  /** The person's links for this purpose that were not used. */
  findUnused(personId: string, purpose: LinkPurpose): Promise<MailedLink[]>;
}
export const MailedLinkRepository = token<MailedLinkRepository>('MailedLinkRepository');
