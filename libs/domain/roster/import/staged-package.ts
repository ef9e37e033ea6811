import type { FileProblem } from '../oneroster/header.js';
import type { PackagePlan } from '../oneroster/manifest.js';
import type { FileTotals, StagedSchool } from './import-staging.js';

/** What a package turned out to hold, once every row was looked at. */
export interface StagedPackage {
  readonly plan: PackagePlan;
  readonly notices: readonly FileProblem[];
  readonly totals: readonly FileTotals[];
  readonly schools: readonly StagedSchool[];
}
