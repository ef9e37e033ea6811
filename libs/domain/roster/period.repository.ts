import { token } from '../kernel/token.js';
import type { Period } from './period.js';

/** The periods of the school of the unit of work. */
export interface PeriodRepository {
  /** @throws PeriodNotFound */
  byId(id: string): Promise<Period>;
  add(period: Period): void;
  remove(period: Period): void;
}
export const PeriodRepository = token<PeriodRepository>('PeriodRepository');
