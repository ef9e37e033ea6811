import { checkRow } from '../oneroster/check-row.js';
import { readHeader, type FileProblem } from '../oneroster/header.js';
import {
  MANIFEST,
  planPackage,
  readManifest,
  type PackagePlan,
  type PlannedFile,
} from '../oneroster/manifest.js';
import type { ImportScope, ImportStaging } from '../import/import-staging.js';
import type { PackageStore, RosterPackage } from '../import/roster-package.js';
import { RosterPackageRefused } from '../import/roster-package-refused.js';
import type { PackageEncoding } from '../import/import-settings.js';
import type { StagedPackage } from '../import/staged-package.js';

/** Told now and then how many bytes of how many were read, and where. May throw to stop the work. */
export type StagingProgress = (done: number, total: number, file: string) => void;

export interface StageRosterPackageInput {
  readonly scope: ImportScope;
  readonly encoding: PackageEncoding;
}

/**
 * Reads a package row by row into the staging and has it checked. Holds no more than a batch of rows at a time, runs
 * outside of any unit of work, and may be begun again from the start.
 */
export class StageRosterPackageUseCase {
  constructor(private readonly deps: { packages: PackageStore; staging: ImportStaging }) {}

  /** What the package turned out to hold, or what kept it from being read. */
  async execute(
    { scope, encoding }: StageRosterPackageInput,
    progress: StagingProgress = () => undefined,
  ): Promise<StagedPackage | RosterPackageRefused> {
    try {
      const sent = await this.deps.packages.open(scope, encoding);
      try {
        return await this.stage(scope, sent, progress);
      } finally {
        await sent.close();
      }
    } catch (error) {
      if (error instanceof RosterPackageRefused) return error;
      throw error;
    }
  }

  private async stage(
    scope: ImportScope,
    sent: RosterPackage,
    progress: StagingProgress,
  ): Promise<StagedPackage> {
    const { staging } = this.deps;
    const plan = await planOf(sent);
    await staging.clear(scope);
    const notices = [...plan.notices];
    const sizes = plan.files.map(({ spec }) => sent.sizes.get(spec.file) ?? 0);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    let done = 0;
    for (const [index, planned] of plan.files.entries()) {
      const before = done;
      const inFile = (bytes: number) => progress(before + bytes, total, planned.spec.file);
      notices.push(...(await stageFile(staging, scope, sent, planned, inFile)));
      done += sizes[index]!;
    }
    const totals = await staging.check(scope, plan.files);
    return { plan, notices, totals, schools: await staging.schools(scope) };
  }
}

async function planOf(sent: RosterPackage): Promise<PackagePlan> {
  if (!sent.sizes.has(MANIFEST)) {
    const message = `The package has no ${MANIFEST}, which says what it holds. OneRoster 1.0 packages are not read.`;
    throw new RosterPackageRefused([{ file: MANIFEST, message }]);
  }
  const { header, batches } = await sent.read(MANIFEST);
  const rows: (readonly string[])[] = [header];
  for await (const batch of batches) rows.push(...batch.map(({ cells }) => cells));
  const reading = readManifest(rows);
  if ('problems' in reading) throw new RosterPackageRefused(reading.problems);
  const plan = planPackage(reading.manifest, [...sent.sizes.keys()]);
  if (plan.problems.length > 0) throw new RosterPackageRefused(plan.problems);
  return plan;
}

async function stageFile(
  staging: ImportStaging,
  scope: ImportScope,
  sent: RosterPackage,
  { spec, mode }: PlannedFile,
  progress: (bytes: number) => void,
): Promise<readonly FileProblem[]> {
  const { header, batches, bytesRead } = await sent.read(spec.file);
  const { plan, problems } = readHeader(spec, header);
  if (problems) throw new RosterPackageRefused(problems);
  for await (const batch of batches) {
    const rows = batch.map(({ row, cells }) => checkRow(plan, mode, row, cells));
    await staging.add(scope, rows);
    progress(bytesRead());
  }
  return plan.notices;
}
