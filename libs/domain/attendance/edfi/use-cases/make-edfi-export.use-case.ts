import { dayOfEvents } from '../day-of-events.js';
import { added, NO_COUNTS, type EdfiCounts, type EdfiPackage } from '../edfi-export.words.js';
import type { EdfiRecords, EdfiScope, InterchangeDraft, InterchangeStore } from '../edfi-ports.js';

const OPENING = `<?xml version="1.0" encoding="UTF-8"?>
<InterchangeStudentAttendance xmlns="http://ed-fi.org/5.2.0">
`;
const CLOSING = '</InterchangeStudentAttendance>\n';

export type EdfiProgress = (done: number, total: number, date: string) => void;

/** Writes a school's attendance as an Ed-Fi interchange, holding one day at a time. May be begun again. */
export class MakeEdfiExportUseCase {
  constructor(private readonly deps: { records: EdfiRecords; store: InterchangeStore }) {}

  async execute(scope: EdfiScope, progress: EdfiProgress = () => undefined): Promise<EdfiPackage> {
    const draft = await this.deps.store.begin(scope);
    try {
      const counts = await this.write(draft, scope, progress);
      return { ...(await draft.keep()), counts };
    } finally {
      await draft.drop();
    }
  }

  /** An interchange without an event would not be valid, so it begins with the first; else there is the report alone. */
  private async write(
    draft: InterchangeDraft,
    scope: EdfiScope,
    progress: EdfiProgress,
  ): Promise<EdfiCounts> {
    const dates = await this.deps.records.days(scope);
    let [counts, begun] = [NO_COUNTS, false];
    for (const [index, date] of dates.entries()) {
      progress(index, dates.length, date);
      const day = dayOfEvents(scope, date, await this.deps.records.day(scope, date));
      counts = added(counts, day.counts);
      await draft.report(day.leftOut);
      if (day.xml === '') continue;
      await draft.write(`${begun ? '' : OPENING}${day.xml}\n`);
      begun = true;
    }
    if (begun) await draft.write(CLOSING);
    return counts;
  }
}
