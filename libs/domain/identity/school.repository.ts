import { token } from '../kernel/token.js';
import type { School } from './school.js';

export interface SchoolRepository {
  add(school: School): void;
  /** @throws SchoolNotFound */
  byId(schoolId: string): Promise<School>;
  findBySource(districtId: string, sourceId: string): Promise<School | null>;
}
export const SchoolRepository = token<SchoolRepository>('SchoolRepository');
