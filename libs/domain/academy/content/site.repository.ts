import { token } from '../../kernel/token.js';
import type { Site } from './site.js';

/** The site of the school of the unit of work. */
export interface SiteRepository {
  /**
   * For changing it, or (`shared`) so that it stays as it is until the unit of work ends.
   * @throws SiteNotFound
   */
  hold(shared?: 'shared'): Promise<Site>;
  add(site: Site): void;
  /** In what languages something is being written, waits or is published. */
  localesInUse(): Promise<string[]>;
}
export const SiteRepository = token<SiteRepository>('SiteRepository');
