import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  SubmissionNotFound,
  SubmittedFileNotFound,
  SubmittedFileRemoved,
} from '#domain/learning/assessment/submission.errors';
import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import { SchoolFileNotFound, VideoNotFound } from '#domain/learning/video/video.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { GetCourseItemQuery } from '../queries/get-course-item.query.js';
import { GetSchoolFileQuery } from '../queries/get-school-file.query.js';
import { GetSubmissionQuery } from '../queries/get-submission.query.js';
import { GetVideoQuery } from '../queries/get-video.query.js';
import { PlaybackView } from '../queries/video.view.js';
import { PlaybackAddresses } from './playback.js';

/** Addresses by which videos are played and files are downloaded: sealed, for one person, for a while. */
@Controller('schools/:schoolId')
export class PlaybackController {
  constructor(
    private readonly queries: QueryBus,
    private readonly addresses: PlaybackAddresses,
  ) {}

  /** Where the video or the file of an item is, for whoever may open the item now. */
  @Get('course-items/:courseItemId/playback')
  @Requires('learning.course.read')
  async getItemPlayback(
    @CurrentActor() actor: Actor,
    @Param('courseItemId', idOf(CourseItemNotFound)) itemId: string,
  ): Promise<PlaybackView> {
    const { video, file } = await this.queries.execute(new GetCourseItemQuery(itemId, actor));
    const subject = video ?? file;
    if (!subject) throw new CourseItemNotFound();
    return this.addresses.of(subject.id, itemId, actor);
  }

  /** For the authors of a video. */
  @Get('videos/:videoId/playback')
  @Requires('learning.course.manage')
  async getVideoPlayback(
    @CurrentActor() actor: Actor,
    @Param('videoId', idOf(VideoNotFound)) videoId: string,
  ): Promise<PlaybackView> {
    await this.queries.execute(new GetVideoQuery(videoId, actor));
    return this.addresses.of(videoId, null, actor);
  }

  /** A file that somebody has handed in: for whoever sees the submission. */
  @Get('submissions/:submissionId/files/:submittedFileId/download')
  @Requires('learning.attempt.read')
  async getSubmittedFileDownload(
    @CurrentActor() actor: Actor,
    @Param('submissionId', idOf(SubmissionNotFound)) submissionId: string,
    @Param('submittedFileId', idOf(SubmittedFileNotFound)) fileId: string,
  ): Promise<PlaybackView> {
    const { files, itemId } = await this.queries.execute(new GetSubmissionQuery(submissionId, actor));
    const file = files.find(({ id }) => id === fileId);
    if (!file) throw new SubmittedFileNotFound();
    if (file.removedAt !== null) throw new SubmittedFileRemoved();
    return this.addresses.of(fileId, itemId, actor);
  }

  /** For whoever has uploaded a file. */
  @Get('files/:fileId/download')
  @Requires('learning.course.manage')
  async getFileDownload(
    @CurrentActor() actor: Actor,
    @Param('fileId', idOf(SchoolFileNotFound)) fileId: string,
  ): Promise<PlaybackView> {
    await this.queries.execute(new GetSchoolFileQuery(fileId, actor));
    return this.addresses.of(fileId, null, actor);
  }
}
