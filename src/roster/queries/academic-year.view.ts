/** An academic year as the API shows it. */
export class AcademicYearView {
  /** @format uuid */
  id!: string;
  title!: string;
  /** First day. @format date */
  startsOn!: string;
  /** Last day. @format date */
  endsOn!: string;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects a {@link AcademicYearView}; a WHERE may follow. */
export const selectAcademicYear = `
  select y.id, y.title, y.starts_on as "startsOn", y.ends_on as "endsOn", y.version
  from roster.academic_years y`;
