import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { RosterImportOver } from './roster-import.errors.js';
import { SchoolRosterImported } from './roster-import.events.js';
import { changesNothing, type RosterCounts } from './roster-counts.js';

/** One school's part in the import of its district. */
export class SchoolImport extends AggregateRoot {
  readonly id!: string;
  readonly version!: number;
  readonly importId!: string;
  readonly districtId!: string;
  readonly schoolId!: string;
  /** The sourcedId of its org. */
  readonly sourceId!: string;
  readonly name!: string;
  /** What became of its roster; null until that is whole. */
  readonly counts!: RosterCounts | null;

  static expect(
    at: { importId: string; districtId: string },
    school: { schoolId: string; sourceId: string; name: string },
  ): SchoolImport {
    return Object.assign(new SchoolImport(), { id: newId(), version: 1, ...at, ...school, counts: null });
  }

  /** @throws RosterImportOver when another run of the job has made the school whole */
  assertItsTurn(): void {
    if (this.counts) throw new RosterImportOver();
  }

  /** The school's roster is whole. */
  takenOver(counts: RosterCounts): void {
    this.rehearsed(counts);
    const { importId, schoolId } = this;
    if (!changesNothing(counts)) this.record(new SchoolRosterImported(schoolId, { importId, schoolId }));
  }

  /** It is known what would become of it. */
  rehearsed(counts: RosterCounts): void {
    this.assertItsTurn();
    Object.assign(this, { counts });
  }
}
