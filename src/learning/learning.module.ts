import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { WayOut } from '#domain/learning/talk/way-out';
import { AttendanceModule } from '../attendance/attendance.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { SubscribedWayOut } from './acl/subscribed-way-out.js';
import { certificateCommands } from './commands/certificate.wiring.js';
import { assessmentCommands } from './commands/assessment.wiring.js';
import { gradebookCommands } from './commands/gradebook.wiring.js';
import { submissionCommands } from './commands/submission.wiring.js';
import { courseCommands } from './commands/course.wiring.js';
import { enrolmentCommands } from './commands/enrolment.wiring.js';
import { erasureCommands } from './commands/erasure.wiring.js';
import { outlineCommands } from './commands/outline.wiring.js';
import { progressCommands } from './commands/progress.wiring.js';
import { Certify } from './events/certify.on-enrolment-changed.js';
import { liveCommands } from './commands/live.wiring.js';
import { talkCommands } from './commands/talk.wiring.js';
import { watchingCommands } from './commands/watching.wiring.js';
import { xapiCommands } from './commands/xapi.wiring.js';
import { videoCommands } from './commands/video.wiring.js';
import { courseAnnouncers } from './events/course.announcers.js';
import { FollowClasses } from './events/follow-classes.on-roster-changed.js';
import { ForgetAccountInCourses } from './events/forget-account.on-account-erased.js';
import { ForgetAccountOfRecordInCourses } from './events/forget-account.on-roster-person-unlinked.js';
import { ForgetPersonInCourses } from './events/forget-person.on-roster-person-erased.js';
import { learningPublicEvents } from './events/learning.public-events.js';
import { MailAnnouncement } from './events/mail-announcement.on-announcement-published.js';
import { MeasureNewcomers } from './events/measure-newcomers.on-enrolment-changed.js';
import { MeasureProgress } from './events/measure-progress.on-outline-changed.js';
import { learningControllers } from './http/learning.controllers.js';
import { TellProgress } from './events/tell-progress.on-progress-changed.js';
import { DocumentDesk } from './http/xapi/document-desk.js';
import { XapiDoor } from './http/xapi/xapi-door.js';
import { xapiControllers } from './http/xapi/xapi.controllers.js';
import { CloseAttemptJob } from './jobs/close-attempt.job.js';
import { FreeUploadRoomJob } from './jobs/free-upload-room.job.js';
import { KeepEnrolmentsJob } from './jobs/keep-enrolments.job.js';
import { MailAnnouncementJob } from './jobs/mail-announcement.job.js';
import { MediaDelivery } from './http/media-delivery.js';
import { PlaybackAddresses } from './http/playback.js';
import { MakeRenditionsJob } from './jobs/make-renditions.job.js';
import { PackageVideoJob } from './jobs/package-video.job.js';
import { RemovePackagesJob } from './jobs/remove-packages.job.js';
import { LearningApi } from './learning.api.js';
import { erasureRepositories } from './persistence/erasure.repositories.js';
import { learningRepositories } from './persistence/learning.repositories.js';
import { xapiRepositories } from './persistence/xapi/xapi.repositories.js';
import { learningQueries } from './queries/learning.queries.js';
import { xapiQueries } from './queries/xapi/xapi.queries.js';
import { AttendAction } from './ws/attend.action.js';
import { CourseEnrolmentTopic } from './ws/course-enrolment.topic.js';
import { LearnerAttemptsTopic } from './ws/learner-attempts.topic.js';
import { NoteEvidenceAction } from './ws/note-evidence.action.js';
import { SaveAnswersAction } from './ws/save-answers.action.js';
import { OnlineCourseTopic } from './ws/online-course.topic.js';
import { OnlineCoursesTopic } from './ws/online-courses.topic.js';
import { RunRoomTopic } from './ws/run-room.topic.js';
import { RunLearnersTopic } from './ws/run-learners.topic.js';
import { WatchAction } from './ws/watch.action.js';

/** Online courses: what is taught, in which runs, what a run is made of, who learns in it and how far they have come. */
@Module({
  imports: [IdentityModule, RosterModule, AttendanceModule],
  controllers: [...learningControllers, ...xapiControllers],
  providers: [
    // commands
    ...courseCommands,
    ...outlineCommands,
    ...enrolmentCommands,
    ...progressCommands,
    ...certificateCommands,
    ...watchingCommands,
    ...xapiCommands,
    ...talkCommands,
    ...liveCommands,
    ...assessmentCommands,
    ...submissionCommands,
    ...gradebookCommands,
    ...videoCommands,
    ...erasureCommands,
    // queries
    ...learningQueries,
    ...xapiQueries,
    // events
    ...courseAnnouncers,
    FollowClasses,
    MeasureNewcomers,
    MeasureProgress,
    ForgetPersonInCourses,
    ForgetAccountInCourses,
    ForgetAccountOfRecordInCourses,
    Certify,
    TellProgress,
    MailAnnouncement,
    learningPublicEvents,
    // jobs
    KeepEnrolmentsJob,
    MailAnnouncementJob,
    CloseAttemptJob,
    MakeRenditionsJob,
    PackageVideoJob,
    RemovePackagesJob,
    FreeUploadRoomJob,
    // playback
    PlaybackAddresses,
    MediaDelivery,
    // sockets
    OnlineCoursesTopic,
    OnlineCourseTopic,
    RunLearnersTopic,
    RunRoomTopic,
    CourseEnrolmentTopic,
    LearnerAttemptsTopic,
    NoteEvidenceAction,
    WatchAction,
    AttendAction,
    SaveAnswersAction,
    // xAPI
    XapiDoor,
    DocumentDesk,
    // persistence
    ...learningRepositories,
    ...erasureRepositories,
    ...xapiRepositories,
    // of other contexts
    { provide: WayOut, useClass: SubscribedWayOut },
    // for other contexts
    LearningApi,
  ],
  exports: [LearningApi],
})
export class LearningModule {}
