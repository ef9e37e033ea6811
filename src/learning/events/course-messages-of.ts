import type { Announcement } from '#platform/outbox/reactions';
import type { CourseMessage, CourseRunMessage, OutlineMessage } from '../ws/course-messages.js';

/** What is watched of the runs of a course, which its events do not name: of all in the school. */
export const ROOMS_OF_RUNS = ['course-run:*', 'course-enrolment:*'];

interface Told {
  readonly type: string;
  readonly schoolId: string | null;
  /** Whether the catalogue may hear of it: what it is about is published, or was until now (B10). */
  readonly isPublic: boolean;
}

/**
 * For the authors of a course, and for everybody where it is about something published; what lists of courses show is
 * another now.
 */
export function courseMessages(
  { type, schoolId, isPublic }: Told,
  data: CourseMessage | CourseRunMessage | OutlineMessage,
): Announcement {
  const toAuthors = { topic: `online-course:${data.courseId}`, type, data };
  const toAll = { topic: `school:${schoolId}:online-courses`, type, data };
  return { messages: isPublic ? [toAuthors, toAll] : [toAuthors], evict: [`courses:${schoolId}`] };
}
