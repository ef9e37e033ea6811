import type { EndDates } from '#domain/roster/import/import-settings';

export class ExportedFileView {
  /** The name in the package. */
  file!: string;
  rows!: number;
}

/** The finished package. */
export class ExportedPackageView {
  bytes!: number;
  /** SHA-256, hexadecimal. */
  sha256!: string;
  files!: ExportedFileView[];
}

/** A roster that was asked for as a OneRoster 1.2 package. */
export class RosterExportView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  districtId!: string;
  /** Null for all of the district. @format uuid */
  schoolId!: string | null;
  /** The job that makes it; its progress is shown to `job:{id}`. @format uuid */
  jobId!: string;
  endDates!: EndDates;
  /** Null until it is made; then its `file` can be had. */
  package!: ExportedPackageView | null;
  /** @format date-time */
  createdAt!: string;
  /** @format date-time */
  finishedAt!: string | null;
}

/** Selects a {@link RosterExportView}; a WHERE may follow. */
export const selectExport = `
  select x.id, x.district_id as "districtId", x.school_id as "schoolId", x.job_id as "jobId", x.end_dates as "endDates",
    (x.package - 'rows') || jsonb_build_object('files', (
      select jsonb_agg(jsonb_build_object('file', f.key, 'rows', f.value) order by f.key)
      from jsonb_each(x.package -> 'rows') f)) as package,
    x.created_at as "createdAt", x.finished_at as "finishedAt"
  from roster.exports x`;
