import type { Clock } from '../../kernel/clock.js';
import { dateIn } from '../../kernel/local-date.js';
import { Rehearsed } from '../import/rehearsed.js';
import { endsTooMuch } from '../import/roster-counts.js';
import type { RosterImport } from '../import/roster-import.js';
import { RosterWouldShrink } from '../import/roster-import.errors.js';
import type { RosterImportRepository } from '../import/roster-import.repository.js';
import type { SchoolDirectory } from '../import/school-directory.js';
import type { SchoolImport } from '../import/school-import.js';
import type { StaffInvitations } from '../import/staff-invitations.js';
import type { SchoolRoster } from '../import/school-roster.js';

export interface TakeOverSchoolInput {
  readonly importId: string;
  readonly schoolId: string;
  /** Do everything, then let none of it happen. */
  readonly rehearsal: boolean;
}

/** Makes one school of a checked package whole: the school itself and all of its roster, or nothing of it. */
export class TakeOverSchoolUseCase {
  constructor(
    private readonly deps: {
      imports: RosterImportRepository;
      schools: SchoolDirectory;
      rosters: SchoolRoster;
      invitations: StaffInvitations;
      clock: Clock;
    },
  ) {}

  /** @throws Rehearsed with what would have changed, RosterWouldShrink, RosterImportOver when another run was here before */
  async execute({ importId, schoolId, rehearsal }: TakeOverSchoolInput): Promise<void> {
    const { imports, rosters, schools, clock } = this.deps;
    const rosterImport = await imports.byId(importId);
    rosterImport.assertApplying();
    const school = await imports.schoolById(importId, schoolId);
    school.assertItsTurn();
    const isNew = await this.open(rosterImport, school);
    const counts = await rosters.takeOver({
      scope: rosterImport.scope,
      schoolId,
      sourceId: school.sourceId,
      replaced: rosterImport.replacedFiles,
      settings: rosterImport.settings,
      today: dateIn(await schools.timeZone(schoolId), clock.now()),
    });
    const { mayEnd } = rosterImport.settings;
    const lost = endsTooMuch(counts, mayEnd);
    if (lost) throw new RosterWouldShrink(lost, counts, mayEnd);
    if (rehearsal) throw new Rehearsed(counts);
    if (!isNew && counts.schools.updated > 0) await schools.rename(schoolId, school.name);
    if (rosterImport.settings.inviteStaff) await this.deps.invitations.place(schoolId);
    const toDo = await imports.schoolsToDo(importId);
    school.takenOver(counts);
    if (toDo === 1) rosterImport.finish(clock.now());
  }

  /** Adds the school when there is none from this source. */
  private async open({ districtId, settings }: RosterImport, school: SchoolImport): Promise<boolean> {
    const { schoolId, sourceId, name } = school;
    if (await this.deps.schools.findBySource(districtId, sourceId)) return false;
    await this.deps.schools.open({ schoolId, districtId, sourceId, name, timeZone: settings.timeZone });
    return true;
  }
}
