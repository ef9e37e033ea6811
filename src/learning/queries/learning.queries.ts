import { AdmitAuthorHandler } from './admit-author.query.js';
import { AdmitMemberHandler } from './admit-member.query.js';
import { CoursesOfLearnerHandler } from './courses-of-learner.query.js';
import { CoursesTaughtHandler } from './courses-taught.query.js';
import { FindCaptionsHandler } from './find-captions.query.js';
import { FindPlayableHandler } from './find-playable.query.js';
import { GetAdmissionHandler } from './get-admission.query.js';
import { GetAnnouncementMailHandler } from './get-announcement-mail.query.js';
import { GetCertificateHandler } from './get-certificate.query.js';
import { GetAttemptHandler } from './get-attempt.query.js';
import { GetCourseEnrolmentHandler } from './get-course-enrolment.query.js';
import { GetCourseItemHandler } from './get-course-item.query.js';
import { GetCourseModuleHandler } from './get-course-module.query.js';
import { GetCourseRunHandler } from './get-course-run.query.js';
import { GetOnlineCourseHandler } from './get-online-course.query.js';
import { GetOutlineHandler } from './get-outline.query.js';
import { GetGradebookHandler } from './get-gradebook.query.js';
import { GetGradingSchemeHandler } from './get-grading-scheme.query.js';
import { GetOwnGradesHandler } from './get-own-grades.query.js';
import { GetProgressHandler } from './get-progress.query.js';
import { GetWatchingHandler } from './get-watching.query.js';
import { LearningDayHandler } from './learning-day.query.js';
import { ListAnnouncementsHandler } from './list-announcements.query.js';
import { ListCertificatesHandler } from './list-certificates.query.js';
import { GetSubmissionHandler } from './get-submission.query.js';
import { GetQuestionHandler } from './get-question.query.js';
import { ListAnswersOfThreadHandler } from './list-answers-of-thread.query.js';
import { ListAnswersToGradeHandler } from './list-answers-to-grade.query.js';
import { ListAttemptsHandler } from './list-attempts.query.js';
import { GetSchoolFileHandler } from './get-school-file.query.js';
import { GetVideoHandler } from './get-video.query.js';
import { ListCourseEnrolmentsHandler } from './list-course-enrolments.query.js';
import { ListCourseRunsHandler } from './list-course-runs.query.js';
import { ListMarkChangesHandler } from './list-mark-changes.query.js';
import { ListMyCoursesHandler } from './list-my-courses.query.js';
import { ListMyLearnersHandler } from './list-my-learners.query.js';
import { ListOnlineCoursesHandler } from './list-online-courses.query.js';
import { ListQuestionVersionsHandler } from './list-question-versions.query.js';
import { ListQuestionsHandler } from './list-questions.query.js';
import { ListResultChangesHandler } from './list-result-changes.query.js';
import { ListRunProgressHandler } from './list-run-progress.query.js';
import { ListRunningCoursesHandler } from './list-running-courses.query.js';
import { ListSubmissionsHandler } from './list-submissions.query.js';
import { ListSchoolsToKeepHandler } from './list-schools-to-keep.query.js';
import { ListPresencesHandler } from './list-presences.query.js';
import { ListPostsHandler } from './list-posts.query.js';
import { ListWatchingHandler } from './list-watching.query.js';
import { VerifyCertificateHandler } from './verify-certificate.query.js';
import { ListVideosHandler } from './list-videos.query.js';
import { VerifyProgressHandler } from './verify-progress.query.js';
import { VerifyWatchingHandler } from './verify-watching.query.js';

export const learningQueries = [
  ListOnlineCoursesHandler,
  GetOnlineCourseHandler,
  ListCourseRunsHandler,
  GetCourseRunHandler,
  GetOutlineHandler,
  GetCourseModuleHandler,
  GetCourseItemHandler,
  GetAdmissionHandler,
  ListMyCoursesHandler,
  ListMyLearnersHandler,
  ListRunningCoursesHandler,
  GetProgressHandler,
  ListRunProgressHandler,
  VerifyProgressHandler,
  VerifyWatchingHandler,
  ListCourseEnrolmentsHandler,
  GetCourseEnrolmentHandler,
  ListSchoolsToKeepHandler,
  AdmitAuthorHandler,
  ListCertificatesHandler,
  GetCertificateHandler,
  VerifyCertificateHandler,
  GetWatchingHandler,
  ListWatchingHandler,
  ListAnnouncementsHandler,
  ListPostsHandler,
  ListAnswersOfThreadHandler,
  ListPresencesHandler,
  AdmitMemberHandler,
  GetAnnouncementMailHandler,
  // asked by other contexts
  CoursesOfLearnerHandler,
  CoursesTaughtHandler,
  LearningDayHandler,
  ListQuestionsHandler,
  GetQuestionHandler,
  ListQuestionVersionsHandler,
  ListAttemptsHandler,
  GetAttemptHandler,
  ListAnswersToGradeHandler,
  ListMarkChangesHandler,
  ListSubmissionsHandler,
  GetSubmissionHandler,
  GetGradebookHandler,
  GetGradingSchemeHandler,
  GetOwnGradesHandler,
  ListResultChangesHandler,
  ListVideosHandler,
  GetVideoHandler,
  GetSchoolFileHandler,
  FindPlayableHandler,
  FindCaptionsHandler,
];
