import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/id.js';
import type { ExportRuns } from '../export/export-ports.js';
import { RosterExport } from '../export/roster-export.js';
import type { RosterExportRepository } from '../export/roster-export.repository.js';
import type { EndDates } from '../import/import-settings.js';
import type { SchoolDirectory } from '../import/school-directory.js';

export interface RequestRosterExportInput {
  /** A whole district, or one school. */
  readonly of: { readonly districtId: string } | { readonly schoolId: string };
  readonly endDates: EndDates;
}

export class RequestRosterExportUseCase {
  constructor(
    private readonly deps: {
      exports: RosterExportRepository;
      schools: SchoolDirectory;
      runs: ExportRuns;
      clock: Clock;
    },
  ) {}

  /** Answers the id of the export. */
  async execute({ of, endDates }: RequestRosterExportInput, actor: Actor): Promise<string> {
    const id = newId();
    const schoolId = 'schoolId' in of ? of.schoolId : null;
    const districtId = 'districtId' in of ? of.districtId : await this.deps.schools.districtOf(of.schoolId);
    const wish = { districtId, schoolId, endDates };
    const jobId = await this.deps.runs.place(wish, id);
    const asked = { ...wish, id, jobId, requestedBy: actor.personId };
    this.deps.exports.add(RosterExport.request(asked, this.deps.clock.now()));
    return id;
  }
}
