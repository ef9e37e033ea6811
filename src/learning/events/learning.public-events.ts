import { CertificateIssued, CertificateRevoked } from '#domain/learning/certificates/certificate.events';
import { AttemptChanged } from '#domain/learning/assessment/attempt.events';
import { ResultChanged } from '#domain/learning/assessment/item-result.events';
import { SubmissionChanged } from '#domain/learning/assessment/submission.events';
import { CourseChanged, CourseCreated, CourseStateChanged } from '#domain/learning/course.events';
import {
  CourseRunChanged,
  CourseRunCreated,
  CourseRunStateChanged,
} from '#domain/learning/course-run.events';
import { AdmissionChanged, CourseEnrolmentChanged } from '#domain/learning/enrolment/enrolment.events';
import { OutlineChanged } from '#domain/learning/outline/outline.events';
import { ProgressChanged } from '#domain/learning/progress/progress.events';
import {
  AnnouncementPublished,
  AnnouncementWithdrawn,
  PostChanged,
  PostReported,
} from '#domain/learning/talk/talk.events';
import { VideoStateChanged } from '#domain/learning/video/video.events';
import { PersonForgottenByLearning } from '#domain/learning/erasure/erasure.events';
import { publicEvents } from '#platform/outbox/public-events';

/** What happens to courses and learners. They say nothing of what is not published but that it is there (B10). */
export const learningPublicEvents = publicEvents(
  CourseCreated,
  CourseChanged,
  CourseStateChanged,
  CourseRunCreated,
  CourseRunChanged,
  CourseRunStateChanged,
  OutlineChanged,
  AdmissionChanged,
  CourseEnrolmentChanged,
  ProgressChanged,
  VideoStateChanged,
  CertificateIssued,
  CertificateRevoked,
  AnnouncementPublished,
  AnnouncementWithdrawn,
  PostChanged,
  PostReported,
  AttemptChanged,
  SubmissionChanged,
  ResultChanged,
  PersonForgottenByLearning,
);
