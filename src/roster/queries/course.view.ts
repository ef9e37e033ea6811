/** A course as the API shows it. */
export class CourseView {
  /** @format uuid */
  id!: string;
  title!: string;
  code!: string | null;
  grades!: string[];
  subjects!: string[];
  subjectCodes!: string[];
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects a {@link CourseView}; a WHERE may follow. */
export const selectCourse = `
  select c.id, c.title, c.code, c.grades, c.subjects, c.subject_codes as "subjectCodes", c.version
  from roster.courses c`;
