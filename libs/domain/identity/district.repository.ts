import { token } from '../kernel/token.js';
import type { District } from './district.js';

export interface DistrictRepository {
  add(district: District): void;
  /** @throws DistrictNotFound */
  byId(districtId: string): Promise<District>;
  /** Among the districts that the actor leads. */
  findBySource(sourceId: string): Promise<District | null>;
}
export const DistrictRepository = token<DistrictRepository>('DistrictRepository');
