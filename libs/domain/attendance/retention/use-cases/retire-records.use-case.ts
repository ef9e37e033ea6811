import { standingOf, type RecordMonth, type Standing } from '../record-month.js';
import type { RecordArchive, RecordMonths } from '../record-months.js';

export interface RetireRecordsInput {
  /** Of schools that have said nothing; 0: for good. */
  readonly keepMonths: number;
  /** Whether each school's records are written to a file before they go. */
  readonly archive: boolean;
  /** Only says what would go. */
  readonly rehearse: boolean;
}

/** How far it is: months that are done, of those that go, and what was done last. */
export type RetentionProgress = (done: number, total: number, note: string) => void;

export class RetireRecordsUseCase {
  constructor(private readonly deps: { months: RecordMonths; archive: RecordArchive }) {}

  /**
   * Lets go of what nobody has to keep. May be stopped anywhere: the next time goes on there.
   * @returns every month before this one and what becomes of it
   */
  async execute(
    { keepMonths, archive, rehearse }: RetireRecordsInput,
    progress: RetentionProgress,
    signal: AbortSignal,
  ): Promise<(RecordMonth & { readonly standing: Standing })[]> {
    const { months, archive: archives } = this.deps;
    const all = standingOf(await months.all(keepMonths));
    const going = rehearse ? [] : all.filter(({ standing }) => standing === 'goes');
    for (const [done, { month }] of going.entries()) {
      const tell = (note: string) => progress(done, going.length, `${month.slice(0, 7)}: ${note}`);
      await months.begin(month, keepMonths);
      for (const schoolId of await months.schoolsWith(month)) {
        signal.throwIfAborted();
        await archives.note(schoolId, month, { file: archive });
        tell(archive ? `archived for ${schoolId}` : `noted for ${schoolId}`);
      }
      for (let table = await months.takeNext(month); table; table = await months.takeNext(month)) {
        tell(`${table} gone`);
        signal.throwIfAborted();
      }
      progress(done + 1, going.length, `${month.slice(0, 7)}: done`);
    }
    return all;
  }
}
