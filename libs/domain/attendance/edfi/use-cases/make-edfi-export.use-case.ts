import type { LocalDate } from '../../../kernel/local-date.js';
import { DayOfEvents, type PartOfDay } from '../day-of-events.js';
import { added, NO_COUNTS, type EdfiCounts, type EdfiPackage } from '../edfi-export.words.js';
import type { EdfiRecords, EdfiScope, InterchangeDraft, InterchangeStore } from '../edfi-ports.js';
import { expectKept } from '../expect-kept.js';

const OPENING = `<?xml version="1.0" encoding="UTF-8"?>
<InterchangeStudentAttendance xmlns="http://ed-fi.org/5.2.0">
`;
const CLOSING = '</InterchangeStudentAttendance>\n';

export type EdfiProgress = (done: number, total: number, date: string) => void;

/** Writes a school's attendance as an Ed-Fi interchange, holding some students of one day at a time. May be begun again. */
export class MakeEdfiExportUseCase {
  constructor(private readonly deps: { records: EdfiRecords; store: InterchangeStore }) {}

  async execute(scope: EdfiScope, progress: EdfiProgress = () => undefined): Promise<EdfiPackage> {
    await expectKept(this.deps.records, scope);
    const draft = await this.deps.store.begin(scope);
    try {
      const interchange = new Interchange(draft);
      const dates = await this.deps.records.days(scope);
      for (const [index, date] of dates.entries()) {
        progress(index, dates.length, date);
        await this.tellDay(interchange, scope, date);
      }
      await interchange.end();
      return { ...(await draft.keep()), counts: interchange.counts };
    } finally {
      await draft.drop();
    }
  }

  private tellDay(interchange: Interchange, scope: EdfiScope, date: LocalDate): Promise<void> {
    return this.deps.records.day(scope, date, async (registers, marks) => {
      const day = new DayOfEvents(scope, date, registers);
      for await (const some of marks) await interchange.tell(day.ofMarks(some));
      await interchange.tell(day.ofRegisters());
    });
  }
}

/** An interchange without an event would not be valid, so it begins with the first; else there is the report alone. */
class Interchange {
  counts: EdfiCounts = NO_COUNTS;
  private begun = false;

  constructor(private readonly draft: InterchangeDraft) {}

  async tell({ xml, leftOut, counts }: PartOfDay): Promise<void> {
    this.counts = added(this.counts, counts);
    await this.draft.report(leftOut);
    if (xml === '') return;
    await this.draft.write(`${this.begun ? '' : OPENING}${xml}\n`);
    this.begun = true;
  }

  async end(): Promise<void> {
    if (this.begun) await this.draft.write(CLOSING);
  }
}
