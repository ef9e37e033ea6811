import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import type { AnswerToSave } from '#domain/learning/assessment/attempt.words';
import { AddCourseItemCommand } from './commands/add-course-item.command.js';
import { AddQuestionCommand } from './commands/add-question.command.js';
import { AddCourseModuleCommand } from './commands/add-course-module.command.js';
import { AddVideoCommand } from './commands/add-video.command.js';
import { CreateCourseRunCommand } from './commands/create-course-run.command.js';
import { CreateOnlineCourseCommand } from './commands/create-online-course.command.js';
import { EnrolLearnersCommand } from './commands/enrol-learners.command.js';
import { EntrustOnlineCourseCommand } from './commands/entrust-online-course.command.js';
import { GradeSubmissionCommand } from './commands/grade-submission.command.js';
import { HandInCommand } from './commands/hand-in.command.js';
import { NoteEvidenceCommand } from './commands/note-evidence.command.js';
import { ReleaseSubmissionCommand } from './commands/release-submission.command.js';
import { SaveAnswersCommand } from './commands/save-answers.command.js';
import { PublishAnnouncementCommand } from './commands/publish-announcement.command.js';
import { SetCaptionsCommand } from './commands/set-captions.command.js';
import { SetCourseItemStateCommand } from './commands/set-course-item-state.command.js';
import { SetItemCompletionCommand } from './commands/set-item-completion.command.js';
import { SetCourseRunStateCommand } from './commands/set-course-run-state.command.js';
import { SetOnlineCourseStateCommand } from './commands/set-online-course-state.command.js';
import { WatchVideosCommand } from './commands/watch-videos.command.js';
import { WritePostCommand } from './commands/write-post.command.js';
import { CoursesOfLearnerQuery } from './queries/courses-of-learner.query.js';
import { CoursesTaughtQuery, type TaughtCourse } from './queries/courses-taught.query.js';
import { LearningDayQuery, type LearningDay } from './queries/learning-day.query.js';
import type { MyCourseView } from './queries/my-course.view.js';
import { StartAttemptCommand } from './commands/start-attempt.command.js';
import { SubmitAttemptCommand } from './commands/submit-attempt.command.js';

/** What learning does for others. Each method is one command or query, in the school of the actor; makers answer an id. */
@Injectable()
export class LearningApi {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async createCourse(input: CreateOnlineCourseCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new CreateOnlineCourseCommand(input, actor))).id;
  }

  /** Says who teaches a course, by ids of the identity context. */
  async entrustCourse(courseId: string, personIds: readonly string[], actor: Actor): Promise<void> {
    const input = { courseId, personIds, expectedVersion: undefined };
    await this.commands.execute(new EntrustOnlineCourseCommand(input, actor));
  }

  async publishCourse(courseId: string, actor: Actor): Promise<void> {
    const input = { courseId, state: 'published', expectedVersion: undefined } as const;
    await this.commands.execute(new SetOnlineCourseStateCommand(input, actor));
  }

  async createRun(input: CreateCourseRunCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new CreateCourseRunCommand(input, actor))).id;
  }

  async publishRun(runId: string, actor: Actor): Promise<void> {
    const input = { runId, state: 'published', expectedVersion: undefined } as const;
    await this.commands.execute(new SetCourseRunStateCommand(input, actor));
  }

  async addModule(input: AddCourseModuleCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new AddCourseModuleCommand(input, actor))).id;
  }

  async addItem(input: AddCourseItemCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new AddCourseItemCommand(input, actor))).id;
  }

  /** Makes a video of an upload of the actor's; a job prepares it for playing. */
  async addVideo(input: AddVideoCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new AddVideoCommand(input, actor))).id;
  }

  async captionVideo(input: SetCaptionsCommand['input'], actor: Actor): Promise<void> {
    await this.commands.execute(new SetCaptionsCommand(input, actor));
  }

  async completeItemBy(
    itemId: string,
    rule: SetItemCompletionCommand['input']['rule'],
    actor: Actor,
  ): Promise<void> {
    const input = { itemId, rule, expectedVersion: undefined };
    await this.commands.execute(new SetItemCompletionCommand(input, actor));
  }

  /** Puts people in, by the school's records of them. */
  async enrol(runId: string, learnerIds: readonly string[], actor: Actor): Promise<void> {
    await this.commands.execute(new EnrolLearnersCommand({ runId, learnerIds, as: 'active' }, actor));
  }

  /** The actor, who learns in its run, has seen the item. */
  async noteViewed(itemId: string, actor: Actor): Promise<void> {
    await this.commands.execute(new NoteEvidenceCommand({ itemId, kind: 'viewed' }, actor));
  }

  /** The actor has watched parts of videos. Answers of how many it counted. */
  async watch(heartbeats: WatchVideosCommand['input']['heartbeats'], actor: Actor): Promise<number> {
    return (await this.commands.execute(new WatchVideosCommand({ heartbeats }, actor))).length;
  }

  /** Puts a question into a bank. */
  async askQuestion(input: AddQuestionCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new AddQuestionCommand(input, actor))).id;
  }

  /** The actor, who learns in its run, answers a quiz and submits it. */
  async takeQuiz(
    itemId: string,
    answers: readonly Pick<AnswerToSave, 'questionId' | 'answer'>[],
    actor: Actor,
  ): Promise<void> {
    const { id: attemptId } = await this.commands.execute(new StartAttemptCommand({ itemId }, actor));
    const given = answers.map((one) => ({ ...one, baseVersion: 0 }));
    await this.commands.execute(new SaveAnswersCommand({ attemptId, answers: given }, actor));
    await this.commands.execute(new SubmitAttemptCommand({ attemptId }, actor));
  }

  /** The actor, who learns in its run, hands in what an assignment asks for. */
  async handIn(input: HandInCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new HandInCommand(input, actor))).id;
  }

  async gradeSubmission(input: GradeSubmissionCommand['input'], actor: Actor): Promise<void> {
    await this.commands.execute(new GradeSubmissionCommand(input, actor));
  }

  /** Shows the learner what it is worth. */
  async releaseSubmission(submissionId: string, actor: Actor): Promise<void> {
    await this.commands.execute(new ReleaseSubmissionCommand({ submissionId }, actor));
  }

  async publishItem(itemId: string, actor: Actor): Promise<void> {
    const input = { itemId, state: 'published', expectedVersion: undefined } as const;
    await this.commands.execute(new SetCourseItemStateCommand(input, actor));
  }

  /** Tells everybody in a run. */
  async announce(input: PublishAnnouncementCommand['input'], actor: Actor): Promise<void> {
    await this.commands.execute(new PublishAnnouncementCommand(input, actor));
  }

  /** Says something about an item, or answers in a thread. Answers the id of the post. */
  async say(input: WritePostCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new WritePostCommand(input, actor))).id;
  }

  /** The published courses that a learner is in, those that the actor may see, with progress and what is next. */
  coursesOfLearner(learnerId: string, actor: Actor): Promise<MyCourseView[]> {
    return this.queries.execute(new CoursesOfLearnerQuery(learnerId, actor));
  }

  /** The runs that go on whose course somebody of the roster teaches, within the actor's sight. */
  coursesTaught(teacherId: string, actor: Actor): Promise<TaughtCourse[]> {
    return this.queries.execute(new CoursesTaughtQuery(teacherId, actor));
  }

  /** What goes on in the school's courses on a day. @throws NotPermitted unless the actor sees all progress */
  day(date: LocalDate | undefined, actor: Actor): Promise<LearningDay> {
    return this.queries.execute(new LearningDayQuery(date, actor));
  }
}
