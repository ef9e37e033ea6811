import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { VideoNotFound } from '#domain/learning/video/video.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { AddVideoCommand } from '../commands/add-video.command.js';
import { ChangeVideoCommand } from '../commands/change-video.command.js';
import { RemoveVideoCommand } from '../commands/remove-video.command.js';
import { GetVideoQuery } from '../queries/get-video.query.js';
import { ListVideosQuery } from '../queries/list-videos.query.js';
import { VideoView } from '../queries/video.view.js';
import { AddVideoDto, ChangeVideoDto, VideoListQuery, VideoPage } from './video.dto.js';

const VideoId = () => Param('videoId', idOf(VideoNotFound));

/** Videos of the school, which items show. Each is made of an upload and prepared for playing by a job. */
@Controller('schools/:schoolId/videos')
export class VideoController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Those that you have made, or that a course of yours shows; the office sees all. */
  @Get()
  @Requires('learning.course.manage')
  listVideos(@CurrentActor() actor: Actor, @Query() filter: VideoListQuery): Promise<VideoPage> {
    return this.queries.execute(new ListVideosQuery(filter, actor)) as Promise<VideoPage>;
  }

  @Get(':videoId')
  @Requires('learning.course.manage')
  getVideo(@CurrentActor() actor: Actor, @VideoId() videoId: string): Promise<VideoView> {
    return this.queries.execute(new GetVideoQuery(videoId, actor));
  }

  /** Makes a video of an upload, which may still be under way. Follow `job:{uploadId}` to see it prepared. */
  @Post()
  @HttpCode(202)
  @Requires('learning.course.manage')
  async addVideo(@CurrentActor() actor: Actor, @Body() body: AddVideoDto): Promise<VideoView> {
    const { id } = await this.commands.execute(new AddVideoCommand(body, actor));
    return this.getVideo(actor, id);
  }

  /** Calls it otherwise, or takes a better version: what there is is played until that is ready. */
  @Patch(':videoId')
  @Requires('learning.course.manage')
  async changeVideo(
    @CurrentActor() actor: Actor,
    @VideoId() videoId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() body: ChangeVideoDto,
  ): Promise<VideoView> {
    await this.commands.execute(new ChangeVideoCommand({ ...body, videoId, expectedVersion }, actor));
    return this.getVideo(actor, videoId);
  }

  /** Only what no item shows can be removed. */
  @Delete(':videoId')
  @HttpCode(204)
  @Requires('learning.course.manage')
  async removeVideo(@CurrentActor() actor: Actor, @VideoId() videoId: string): Promise<void> {
    await this.commands.execute(new RemoveVideoCommand({ videoId }, actor));
  }
}
