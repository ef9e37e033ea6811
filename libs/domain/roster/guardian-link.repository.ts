import { token } from '../kernel/token.js';
import type { GuardianLink } from './guardian-link.js';

/** The guardian links of the school of the unit of work. */
export interface GuardianLinkRepository {
  /** @throws GuardianLinkNotFound */
  byId(id: string): Promise<GuardianLink>;
  add(link: GuardianLink): void;
  remove(link: GuardianLink): void;
}
export const GuardianLinkRepository = token<GuardianLinkRepository>('GuardianLinkRepository');
