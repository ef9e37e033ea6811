import { AggregateRoot } from '../../kernel/aggregate-root.js';
import type { EndDates } from '../import/import-settings.js';
import type { ExportedPackage, ExportWish } from './roster-export.words.js';
import { RosterExportOver } from './roster-export.errors.js';

/** A roster that was asked for as a OneRoster package. */
export class RosterExport extends AggregateRoot {
  readonly id!: string;
  readonly version!: number;
  readonly districtId!: string;
  readonly schoolId!: string | null;
  readonly endDates!: EndDates;
  readonly requestedBy!: string | null;
  /** Where its progress is shown. */
  readonly jobId!: string;
  readonly createdAt!: Date;
  readonly finishedAt!: Date | null;
  readonly package!: ExportedPackage | null;

  static request(
    wish: ExportWish & { id: string; jobId: string; requestedBy: string | null },
    now: Date,
  ): RosterExport {
    const asked = { version: 1, ...wish };
    return Object.assign(new RosterExport(), { ...asked, createdAt: now, finishedAt: null, package: null });
  }

  /** @throws RosterExportOver when another run of the job has finished it */
  finish(made: ExportedPackage, now: Date): void {
    if (this.finishedAt) throw new RosterExportOver();
    Object.assign(this, { package: made, finishedAt: now });
  }
}
