import { AttemptController } from './attempt.controller.js';
import { AdmissionController } from './admission.controller.js';
import { AnnouncementController } from './announcement.controller.js';
import { CertificateController } from './certificate.controller.js';
import { CertificateVerificationController } from './certificate-verification.controller.js';
import { CaptionController } from './caption.controller.js';
import { CourseCopyController } from './course-copy.controller.js';
import { CourseEnrolmentController } from './course-enrolment.controller.js';
import { CourseItemController } from './course-item.controller.js';
import { CourseListController } from './course-list.controller.js';
import { CourseRunController } from './course-run.controller.js';
import { DiscussionController } from './discussion.controller.js';
import { GradebookController } from './gradebook.controller.js';
import { GradingController } from './grading.controller.js';
import { LiveController } from './live.controller.js';
import { MediaController } from './media.controller.js';
import { OnlineCourseController } from './online-course.controller.js';
import { OutlineController } from './outline.controller.js';
import { OwnEnrolmentController } from './own-enrolment.controller.js';
import { PlaybackController } from './playback.controller.js';
import { ProgressController } from './progress.controller.js';
import { RecordStoreController } from './record-store.controller.js';
import { WatchingController } from './watching.controller.js';
import { SubmissionController } from './submission.controller.js';
import { QuestionController } from './question.controller.js';
import { SchoolFileController } from './school-file.controller.js';
import { VideoController } from './video.controller.js';

/** The resources of learning. */
export const learningControllers = [
  OnlineCourseController,
  CourseRunController,
  CourseCopyController,
  OutlineController,
  CourseItemController,
  AdmissionController,
  CourseEnrolmentController,
  OwnEnrolmentController,
  ProgressController,
  CourseListController,
  CertificateController,
  CertificateVerificationController,
  WatchingController,
  AnnouncementController,
  DiscussionController,
  LiveController,
  QuestionController,
  AttemptController,
  GradingController,
  SubmissionController,
  GradebookController,
  VideoController,
  CaptionController,
  SchoolFileController,
  PlaybackController,
  MediaController,
  RecordStoreController,
];
