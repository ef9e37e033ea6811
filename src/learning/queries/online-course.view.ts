import type { PublicationState } from '#domain/learning/publication';

/** Who teaches a course. */
export class InstructorView {
  /** @format uuid */
  personId!: string;
  displayName!: string;
}

/** A course as lists show it. */
export class OnlineCourseSummaryView {
  /** @format uuid */
  id!: string;
  state!: PublicationState;
  title!: string;
  /** In a line or two. */
  summary!: string | null;
  instructors!: InstructorView[];
  /** Rises with each change; the ETag. */
  version!: number;
}

/** A course as the API shows it. */
export class OnlineCourseView extends OnlineCourseSummaryView {
  /** As it was written, in Markdown. */
  description!: string | null;
  /** The same as HTML, free of anything that runs, loads styles or frames. */
  descriptionHtml!: string | null;
}

/** The {@link InstructorView}s of a course `c`, by name. */
export const instructorsOf = `
  (select coalesce(json_agg(json_build_object('personId', p.person_id, 'displayName', p.display_name)
      order by p.display_name, p.person_id), '[]')
    from identity_api.people_v1 p where p.person_id = any (c.instructors)) as instructors`;

const summary = `c.id, c.state, c.title, c.summary, c.version, ${instructorsOf}`;

/** Selects an {@link OnlineCourseSummaryView} of each course `c`; a WHERE may follow. */
export const selectSummary = `select ${summary} from learning.courses c`;

/** Selects an {@link OnlineCourseView} without its HTML. */
export const selectCourse = `select ${summary}, c.description from learning.courses c`;
