import { token } from '../kernel/token.js';
import type { Section } from './section.js';

/** The sections of the school of the unit of work. */
export interface SectionRepository {
  /** @throws SectionNotFound */
  byId(id: string): Promise<Section>;
  add(section: Section): void;
}
export const SectionRepository = token<SectionRepository>('SectionRepository');
