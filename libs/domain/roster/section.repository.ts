import { token } from '../kernel/token.js';
import type { Section } from './section.js';

/** The sections of the school of the unit of work. */
export interface SectionRepository {
  /**
   * Loads it and keeps it as it is for others until the transaction ends, so that what is judged by its dates and state
   * holds.
   * @throws SectionNotFound
   */
  hold(id: string): Promise<Section>;
  /** It is taught in these terms and in no other. */
  placeInTerms(section: Section, termIds: readonly string[]): Promise<void>;
  add(section: Section): void;
}
export const SectionRepository = token<SectionRepository>('SectionRepository');
