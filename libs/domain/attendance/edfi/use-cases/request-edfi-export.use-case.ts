import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { newId } from '../../../kernel/id.js';
import { EdfiExport } from '../edfi-export.js';
import type { EdfiExportRepository } from '../edfi-export.repository.js';
import type { EdfiWish } from '../edfi-export.words.js';
import type { EdfiRecords, EdfiRuns } from '../edfi-ports.js';
import { expectKept } from '../expect-kept.js';

/** What is not given follows from the school: its id from its records system, the calendar's code from that. */
export interface RequestEdfiExportInput extends Omit<EdfiWish, 'edfiSchoolId' | 'calendarCode'> {
  readonly edfiSchoolId: string | null;
  readonly calendarCode: string | null;
}

export class RequestEdfiExportUseCase {
  constructor(
    private readonly deps: {
      exports: EdfiExportRepository;
      records: EdfiRecords;
      runs: EdfiRuns;
      clock: Clock;
    },
  ) {}

  /** Answers the id of the export. @throws RecordsArchived */
  async execute(input: RequestEdfiExportInput, actor: Actor): Promise<string> {
    const id = newId();
    const schoolId = actor.schoolId!;
    await expectKept(this.deps.records, { schoolId, startsOn: input.startsOn });
    const edfiSchoolId = input.edfiSchoolId ?? (await this.deps.records.sourceIdOf(schoolId)) ?? '';
    const wish = { ...input, edfiSchoolId, calendarCode: input.calendarCode ?? edfiSchoolId };
    const jobId = await this.deps.runs.place(wish, id);
    const asked = { ...wish, id, schoolId, jobId, requestedBy: actor.personId };
    this.deps.exports.add(EdfiExport.request(asked, this.deps.clock.now()));
    return id;
  }
}
