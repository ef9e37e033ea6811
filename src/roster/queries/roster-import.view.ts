import type { EndDates, ImportMode, PackageEncoding } from '#domain/roster/import/import-settings';
import type { ImportState } from '#domain/roster/import/roster-import.words';

/** Rows of one file: `read` is the sum of the others. */
export class ImportedFileView {
  /** The name in the package. */
  file!: string;
  read!: number;
  good!: number;
  faulty!: number;
  /** Sound rows that depend on a faulty one. */
  heldBack!: number;
}

/** Something about a file as a whole. */
export class FileProblemView {
  file!: string;
  message!: string;
}

export class ChangeCountsView {
  created!: number;
  updated!: number;
  unchanged!: number;
  ended!: number;
}

/** What became of a roster, or would in a dry run. */
export class RosterCountsView {
  schools!: ChangeCountsView;
  academicYears!: ChangeCountsView;
  terms!: ChangeCountsView;
  courses!: ChangeCountsView;
  sections!: ChangeCountsView;
  people!: ChangeCountsView;
  enrolments!: ChangeCountsView;
  teachingAssignments!: ChangeCountsView;
  guardianLinks!: ChangeCountsView;
  periods!: ChangeCountsView;
  meetings!: ChangeCountsView;
  calendarDays!: ChangeCountsView;
}

export class ImportedSchoolView {
  /** @format uuid */
  schoolId!: string;
  /** The sourcedId of its org. */
  sourceId!: string;
  name!: string;
  /** Null until the school's roster is whole. */
  counts!: RosterCountsView | null;
}

export class BellTimeView {
  period!: string;
  /** `HH:mm` */
  startsAt!: string;
  /** `HH:mm` */
  endsAt!: string;
}

export class ImportSettingsView {
  /** IANA; null: UTC for schools that are new. */
  timeZone!: string | null;
  /** Monday 1 … Sunday 7. */
  weekdays!: number[];
  bellTimes!: BellTimeView[];
  endDates!: EndDates;
  encoding!: PackageEncoding;
  /** Per cent of a school's people or enrolments that the import may end. */
  mayEnd!: number;
  inviteStaff!: boolean;
}

export class PackageFileView {
  file!: string;
  mode!: 'bulk' | 'delta';
}

/** What the package says about itself. */
export class PackageView {
  version!: '1.1' | '1.2';
  sourceSystem!: string;
  files!: PackageFileView[];
  notices!: FileProblemView[];
}

/** The import of a district's package, with its report as far as it has come. */
export class RosterImportView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  districtId!: string;
  /** The job that does it; its progress is shown to `job:{id}`. @format uuid */
  jobId!: string;
  /** `refused`: nothing was taken over, because of `problems` or of faults where all or nothing was asked for. */
  state!: ImportState;
  mode!: ImportMode;
  dryRun!: boolean;
  settings!: ImportSettingsView;
  /** Null until the package was read. */
  package!: PackageView | null;
  /** What kept the package from being read or taken over. */
  problems!: FileProblemView[];
  files!: ImportedFileView[];
  schools!: ImportedSchoolView[];
  /** @format date-time */
  createdAt!: string;
  /** @format date-time */
  finishedAt!: string | null;
}

/** Selects a {@link RosterImportView}; a WHERE may follow. */
export const selectImport = `
  select i.id, i.district_id as "districtId", i.job_id as "jobId", i.state, i.mode, i.dry_run as "dryRun",
    i.settings || jsonb_build_object('bellTimes', (
      select coalesce(jsonb_agg(b.value || jsonb_build_object('period', b.key) order by b.key), '[]')
      from jsonb_each(i.settings -> 'bellTimes') b)) as settings,
    i.package, i.problems, i.files, i.created_at as "createdAt", i.finished_at as "finishedAt",
    (select coalesce(jsonb_agg(jsonb_build_object('schoolId', s.school_id, 'sourceId', s.source_id, 'name', s.name,
        'counts', s.counts) order by s.name, s.school_id), '[]')
      from roster.school_imports s where s.import_id = i.id) as schools
  from roster.imports i`;
