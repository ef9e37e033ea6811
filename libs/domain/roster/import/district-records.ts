import { token } from '../../kernel/token.js';
import type { RosterFile } from '../oneroster/file-spec.js';
import type { ImportScope } from './import-staging.js';

/** What the records system says about the district as a whole: orgs that are no schools, and people in none. */
export interface DistrictRecords {
  /** Keeps the good rows that belong to no school, so that later packages may refer to them and an export has them. */
  remember(scope: ImportScope, replaced: readonly RosterFile[]): Promise<void>;
}
export const DistrictRecords = token<DistrictRecords>('DistrictRecords');
