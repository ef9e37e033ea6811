import { Clock } from '#domain/kernel/clock';
import { CourseRunRepository } from '#domain/learning/course-run.repository';
import { AnnouncementMails } from '#domain/learning/talk/announcement-mails';
import { TalkRepository } from '#domain/learning/talk/talk.repository';
import { MailAnnouncementUseCase } from '#domain/learning/use-cases/mail-announcement.use-case';
import { ModeratePostUseCase } from '#domain/learning/use-cases/moderate-post.use-case';
import { PublishAnnouncementUseCase } from '#domain/learning/use-cases/publish-announcement.use-case';
import { ReportPostUseCase } from '#domain/learning/use-cases/report-post.use-case';
import { WithdrawAnnouncementUseCase } from '#domain/learning/use-cases/withdraw-announcement.use-case';
import { WritePostUseCase } from '#domain/learning/use-cases/write-post.use-case';
import { useCase } from '#platform/wiring/use-case';
import { MailAnnouncementHandler } from './mail-announcement.command.js';
import { ModeratePostHandler } from './moderate-post.command.js';
import { PublishAnnouncementHandler } from './publish-announcement.command.js';
import { ReportPostHandler } from './report-post.command.js';
import { WithdrawAnnouncementHandler } from './withdraw-announcement.command.js';
import { WritePostHandler } from './write-post.command.js';

const [talk, runs] = [TalkRepository, CourseRunRepository];
const ofTalk = { talk, runs, clock: Clock };

/** The commands about what is said in runs, each with its use case. */
export const talkCommands = [
  PublishAnnouncementHandler,
  useCase(PublishAnnouncementUseCase, ofTalk),
  WithdrawAnnouncementHandler,
  useCase(WithdrawAnnouncementUseCase, ofTalk),
  MailAnnouncementHandler,
  useCase(MailAnnouncementUseCase, { talk, mails: AnnouncementMails }),
  WritePostHandler,
  useCase(WritePostUseCase, ofTalk),
  ModeratePostHandler,
  useCase(ModeratePostUseCase, { talk, runs }),
  ReportPostHandler,
  useCase(ReportPostUseCase, ofTalk),
];
