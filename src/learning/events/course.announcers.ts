import { ForgetDaysOnSchoolChange } from './forget-days.on-school-changed.js';
import { ForgetFamiliesOnGuardian } from './forget-families.on-guardian-linked.js';
import { ForgetFamiliesOnChange } from './forget-families.on-roster-person-changed.js';
import { ForgetFamiliesOnParting } from './forget-families.on-guardian-unlinked.js';
import { ForgetFamiliesOnErasure } from './forget-families.on-roster-person-erased.js';
import { ForgetFamiliesOnLink } from './forget-families.on-roster-person-linked.js';
import { ForgetFamiliesOnUnlink } from './forget-families.on-roster-person-unlinked.js';
import { ForgetFamiliesOnImport } from './forget-families.on-school-roster-imported.js';
import { ForgetNamesOnErasure } from './forget-names.on-account-erased.js';
import { ForgetNamesOnReturn } from './forget-names.on-person-reinstated.js';
import { ForgetNamesOnSuspension } from './forget-names.on-person-suspended.js';
import { ForgetNamesOnRenaming } from './forget-names.on-profile-updated.js';
import { ShowAnnouncementPublished } from './show-announcement.on-announcement-published.js';
import { ShowAnnouncementWithdrawn } from './show-announcement.on-announcement-withdrawn.js';
import { ShowCertificateIssued } from './show-certificate.on-certificate-issued.js';
import { ShowCertificateRevoked } from './show-certificate.on-certificate-revoked.js';
import { ShowAttempt } from './show-attempt.on-attempt-changed.js';
import { ShowCourseChanged } from './show-course.on-course-changed.js';
import { ShowCourseStateChanged } from './show-course.on-course-state-changed.js';
import { ShowCourseEnrolment } from './show-enrolment.on-course-enrolment-changed.js';
import { ShowOutline } from './show-outline.on-outline-changed.js';
import { ShowPost } from './show-post.on-post-changed.js';
import { ShowPresence } from './show-presence.on-presence-changed.js';
import { ShowPostReported } from './show-post.on-post-reported.js';
import { ShowProgress } from './show-progress.on-progress-changed.js';
import { ShowResult } from './show-result.on-result-changed.js';
import { ShowSubmission } from './show-submission.on-submission-changed.js';
import { ShowCourseRunChanged } from './show-run.on-course-run-changed.js';
import { ShowCourseRunCreated } from './show-run.on-course-run-created.js';
import { ShowCourseRunStateChanged } from './show-run.on-course-run-state-changed.js';
import { ShowWatching } from './show-watching.on-watching-changed.js';

/** What those who look on are shown of courses, and which lists are stale. */
export const courseAnnouncers = [
  ShowCourseChanged,
  ShowCourseStateChanged,
  ShowCourseRunCreated,
  ShowCourseRunChanged,
  ShowCourseRunStateChanged,
  ShowOutline,
  ShowCourseEnrolment,
  ShowProgress,
  ShowCertificateIssued,
  ShowCertificateRevoked,
  ShowWatching,
  ShowAnnouncementPublished,
  ShowAnnouncementWithdrawn,
  ShowPost,
  ShowPostReported,
  ShowPresence,
  ShowAttempt,
  ShowResult,
  ShowSubmission,
  ForgetFamiliesOnErasure,
  ForgetFamiliesOnLink,
  ForgetFamiliesOnUnlink,
  ForgetNamesOnErasure,
  ForgetFamiliesOnGuardian,
  ForgetFamiliesOnParting,
  ForgetFamiliesOnImport,
  ForgetFamiliesOnChange,
  ForgetNamesOnRenaming,
  ForgetNamesOnReturn,
  ForgetNamesOnSuspension,
  ForgetDaysOnSchoolChange,
];
