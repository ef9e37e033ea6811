/** A term as the API shows it. */
export class TermView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  academicYearId!: string;
  title!: string;
  /** First day. @format date */
  startsOn!: string;
  /** Last day. @format date */
  endsOn!: string;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects a {@link TermView}; a WHERE may follow. */
export const selectTerm = `
  select t.id, t.academic_year_id as "academicYearId", t.title, t.starts_on as "startsOn", t.ends_on as "endsOn",
    t.version
  from roster.terms t`;
