import type { Actor } from '../../kernel/actor.js';
import type { DistrictDirectory } from '../import/district-directory.js';
import type { PackageEncoding } from '../import/import-settings.js';
import type { LocalPackages } from '../import/local-packages.js';
import type { RosterPackage } from '../import/roster-package.js';
import { RosterPackageRefused } from '../import/roster-package-refused.js';
import { checkRow, type CheckedRow } from '../oneroster/check-row.js';
import { FILES_OF_1_2 } from '../oneroster/files-1-2.js';
import { readHeader } from '../oneroster/header.js';

export interface FindDistrictOfPackageInput {
  readonly path: string;
  readonly encoding: PackageEncoding;
}

const ORGS = 'orgs.csv';

/** Answers the id of the district that a package is of, by the one org in it that is a district. */
export class FindDistrictOfPackageUseCase {
  constructor(private readonly deps: { packages: LocalPackages; districts: DistrictDirectory }) {}

  /** @throws RosterPackageRefused when the package does not say */
  async execute({ path, encoding }: FindDistrictOfPackageInput, actor: Actor): Promise<string> {
    const sent = await this.deps.packages.open(path, encoding);
    try {
      const [district, ...others] = await districtsIn(sent);
      if (!district || others.length > 0) {
        const message = `It names ${district ? 'several districts' : 'no district'}: say which one the package is of.`;
        throw new RosterPackageRefused([{ file: ORGS, message }]);
      }
      return await this.deps.districts.fromSource(
        { sourceId: district.sourcedId, name: district.values.name! },
        actor,
      );
    } finally {
      await sent.close();
    }
  }
}

async function districtsIn(sent: RosterPackage): Promise<CheckedRow[]> {
  if (!sent.sizes.has(ORGS)) return [];
  const { header, batches } = await sent.read(ORGS);
  const { plan, problems } = readHeader(FILES_OF_1_2[ORGS], header);
  if (problems) throw new RosterPackageRefused(problems);
  const districts: CheckedRow[] = [];
  for await (const batch of batches) {
    const rows = batch.map(({ row, cells }) => checkRow(plan, 'bulk', row, cells));
    districts.push(...rows.filter(({ values, faults }) => values.type === 'district' && faults.length === 0));
  }
  return districts;
}
