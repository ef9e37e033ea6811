import { DomainEvent } from '../../kernel/domain-event.js';

/** The import is over: every school is whole (or, dry, would be), or nothing was taken over. */
export class RosterImportEnded extends DomainEvent<{
  importId: string;
  districtId: string;
  state: 'done' | 'refused';
  dryRun: boolean;
}> {
  static override readonly type = 'roster.import_ended';
}

/**
 * An import has changed a school's roster, in one go: who keeps a copy of any part of it reads that part again. Single
 * events of the things that were changed do not follow.
 */
export class SchoolRosterImported extends DomainEvent<{ importId: string; schoolId: string }> {
  static override readonly type = 'roster.school_roster_imported';
}
