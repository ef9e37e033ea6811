import { AggregateRoot } from '../../kernel/aggregate-root.js';
import type { OneRosterVersion, RosterFile } from '../oneroster/file-spec.js';
import type { FileProblem } from '../oneroster/header.js';
import type { ImportMode, ImportSettings } from './import-settings.js';
import type { FileTotals, ImportScope } from './import-staging.js';
import { RosterImportOver } from './roster-import.errors.js';
import { RosterImportEnded } from './roster-import.events.js';
import type { ImportState } from './roster-import.words.js';
import type { StagedPackage } from './staged-package.js';

/** What the package says about itself. */
export interface PackageFacts {
  readonly version: OneRosterVersion;
  readonly sourceSystem: string;
  /** The files that were read and whether each is all there is, or what changed since. */
  readonly files: readonly { readonly file: RosterFile; readonly mode: 'bulk' | 'delta' }[];
  readonly notices: readonly FileProblem[];
}

export interface RosterImportRequest {
  readonly id: string;
  readonly districtId: string;
  readonly requestedBy: string;
  /** Where its progress is shown. */
  readonly jobId: string;
  readonly mode: ImportMode;
  /** Everything but the effect: the report says what would change. */
  readonly dryRun: boolean;
  readonly settings: ImportSettings;
}

/**
 * The import of a district's package, as far as it has come: received, then checked as a whole, then taken over school by
 * school. It is advanced by a job that may die at any point and goes on from here.
 */
export class RosterImport extends AggregateRoot {
  readonly id!: string;
  readonly version!: number;
  readonly districtId!: string;
  readonly requestedBy!: string;
  readonly jobId!: string;
  readonly mode!: ImportMode;
  readonly dryRun!: boolean;
  readonly settings!: ImportSettings;
  readonly state!: ImportState;
  readonly package!: PackageFacts | null;
  /** What kept the package from being read or taken over. */
  readonly problems!: readonly FileProblem[];
  readonly files!: readonly FileTotals[];
  readonly createdAt!: Date;
  readonly finishedAt!: Date | null;

  static request(request: RosterImportRequest, now: Date): RosterImport {
    const nothingYet = { package: null, problems: [], files: [], finishedAt: null };
    const state: ImportState = 'received';
    return Object.assign(new RosterImport(), {
      version: 1,
      ...request,
      state,
      ...nothingYet,
      createdAt: now,
    });
  }

  get scope(): ImportScope {
    const { id, districtId, requestedBy } = this;
    return { importId: id, districtId, requestedBy };
  }

  /** The files that say everything there is, so that what they leave out has ended. */
  get replacedFiles(): RosterFile[] {
    return (this.package?.files ?? []).filter(({ mode }) => mode === 'bulk').map(({ file }) => file);
  }

  /** The package cannot be read, or must not be taken over as it is. @throws RosterImportOver */
  refuse(problems: readonly FileProblem[], now: Date): void {
    if (this.finishedAt) throw new RosterImportOver();
    this.set({ problems });
    this.end('refused', now);
  }

  /** Every row was looked at. With faults, all or nothing means nothing. @throws RosterImportOver */
  check({ plan, notices, totals }: StagedPackage, now: Date): void {
    this.assertIs('received');
    const { version, sourceSystem } = plan.manifest;
    const files = plan.files.map(({ spec, mode }) => ({ file: spec.file, mode }));
    this.set({ package: { version, sourceSystem, files, notices }, files: totals, state: 'applying' });
    const faulty = totals.some((file) => file.faulty > 0);
    if (faulty && this.mode === 'all-or-nothing') this.end('refused', now);
  }

  /** @throws RosterImportOver unless schools are being taken over */
  assertApplying(): void {
    this.assertIs('applying');
  }

  /** All schools are whole, or known to be able to be. */
  finish(now: Date): void {
    this.assertApplying();
    this.end('done', now);
  }

  private end(state: 'done' | 'refused', now: Date): void {
    this.set({ state, finishedAt: now });
    const { id, districtId, dryRun } = this;
    this.record(new RosterImportEnded(id, { importId: id, districtId, state, dryRun }));
  }

  private assertIs(state: ImportState): void {
    if (this.state !== state) throw new RosterImportOver();
  }

  private set(fields: Partial<RosterImport>): void {
    Object.assign(this, fields);
  }
}
