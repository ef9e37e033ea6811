import type { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/id.js';
import type { DistrictRecords } from '../import/district-records.js';
import type { RosterImport } from '../import/roster-import.js';
import type { RosterImportRepository } from '../import/roster-import.repository.js';
import { RosterPackageRefused } from '../import/roster-package-refused.js';
import type { SchoolDirectory } from '../import/school-directory.js';
import { SchoolImport } from '../import/school-import.js';
import type { StagedPackage } from '../import/staged-package.js';

export interface ConcludeRosterCheckInput {
  readonly importId: string;
  readonly outcome: StagedPackage | RosterPackageRefused;
}

/** Decides what becomes of a package that was read and checked, and which school each of its schools is. */
export class ConcludeRosterCheckUseCase {
  constructor(
    private readonly deps: {
      imports: RosterImportRepository;
      schools: SchoolDirectory;
      district: DistrictRecords;
      clock: Clock;
    },
  ) {}

  async execute({ importId, outcome }: ConcludeRosterCheckInput): Promise<void> {
    const rosterImport = await this.deps.imports.byId(importId);
    const now = this.deps.clock.now();
    if (outcome instanceof RosterPackageRefused) return rosterImport.refuse(outcome.problems, now);
    rosterImport.check(outcome, now);
    if (rosterImport.state === 'refused') return;
    await this.expectSchools(rosterImport, outcome);
    if (!rosterImport.dryRun)
      await this.deps.district.remember(rosterImport.scope, rosterImport.replacedFiles);
    if (outcome.schools.length === 0) rosterImport.finish(now);
  }

  /** A school that is new gets its id now, so that every attempt to take it over means the same school. */
  private async expectSchools({ id, districtId }: RosterImport, { schools }: StagedPackage): Promise<void> {
    for (const { sourceId, name } of schools) {
      const schoolId = (await this.deps.schools.findBySource(districtId, sourceId)) ?? newId();
      this.deps.imports.addSchool(
        SchoolImport.expect({ importId: id, districtId }, { schoolId, sourceId, name }),
      );
    }
  }
}
