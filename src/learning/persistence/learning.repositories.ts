import { CertificateRepository } from '#domain/learning/certificates/certificate.repository';
import { Colleagues } from '#domain/learning/colleagues';
import { OnlineCourseRepository } from '#domain/learning/course.repository';
import { CourseRunRepository } from '#domain/learning/course-run.repository';
import { AdmissionRepository } from '#domain/learning/enrolment/admission.repository';
import { CourseEnrolmentRepository } from '#domain/learning/enrolment/course-enrolment.repository';
import { Learners } from '#domain/learning/enrolment/learners';
import { OutlineRepository } from '#domain/learning/outline/outline.repository';
import { ProgressRepository } from '#domain/learning/progress/progress.repository';
import { VideoRepository } from '#domain/learning/video/video.repository';
import { AnnouncementMails } from '#domain/learning/talk/announcement-mails';
import { TalkRepository } from '#domain/learning/talk/talk.repository';
import { WatchingRepository } from '#domain/learning/watching/watching.repository';
import { MikroAdmissionRepository } from './mikro-admission.repository.js';
import { MikroCertificateRepository } from './mikro-certificate.repository.js';
import { MikroCourseEnrolmentRepository } from './mikro-course-enrolment.repository.js';
import { MikroCourseRunRepository } from './mikro-course-run.repository.js';
import { MikroOnlineCourseRepository } from './mikro-online-course.repository.js';
import { MikroOutlineRepository } from './mikro-outline.repository.js';
import { MikroVideoRepository } from './mikro-video.repository.js';
import { MikroTalkRepository } from './mikro-talk.repository.js';
import { QueuedAnnouncementMails } from './queued-announcement-mails.js';
import { SqlColleagues } from './sql-colleagues.js';
import { SqlLearners } from './sql-learners.js';
import { SqlProgressRepository } from './sql-progress.repository.js';
import { SqlWatchingRepository } from './sql-watching.repository.js';

/** How courses, runs and what they are made of are kept. */
export const learningRepositories = [
  { provide: OnlineCourseRepository, useClass: MikroOnlineCourseRepository },
  { provide: CourseRunRepository, useClass: MikroCourseRunRepository },
  { provide: OutlineRepository, useClass: MikroOutlineRepository },
  { provide: Colleagues, useClass: SqlColleagues },
  { provide: AdmissionRepository, useClass: MikroAdmissionRepository },
  { provide: CourseEnrolmentRepository, useClass: MikroCourseEnrolmentRepository },
  { provide: Learners, useClass: SqlLearners },
  { provide: WatchingRepository, useClass: SqlWatchingRepository },
  { provide: TalkRepository, useClass: MikroTalkRepository },
  { provide: AnnouncementMails, useClass: QueuedAnnouncementMails },
  { provide: CertificateRepository, useClass: MikroCertificateRepository },
  { provide: ProgressRepository, useClass: SqlProgressRepository },
  { provide: VideoRepository, useClass: MikroVideoRepository },
];
