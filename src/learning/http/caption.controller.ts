import { Body, Controller, Delete, HttpCode, Param, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CaptionsNotFound, VideoNotFound } from '#domain/learning/video/video.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { RemoveCaptionsCommand } from '../commands/remove-captions.command.js';
import { SetCaptionsCommand } from '../commands/set-captions.command.js';
import { GetVideoQuery } from '../queries/get-video.query.js';
import { VideoView } from '../queries/video.view.js';
import { SetCaptionsDto } from './video.dto.js';

const FORM = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

/** A language as a path names it; anything else names no captions. */
const Language = () =>
  Param('language', {
    transform: (text: string) => {
      if (FORM.test(text)) return text;
      throw new CaptionsNotFound();
    },
  });

/** What is said in a video, by languages: listed in its playlist, chosen in the player. */
@Controller('schools/:schoolId/videos/:videoId/captions')
export class CaptionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Sets the captions in a language (BCP 47), in place of those that there are. Faults are named by their lines. */
  @Put(':language')
  @Requires('learning.course.manage')
  async setCaptions(
    @CurrentActor() actor: Actor,
    @Param('videoId', idOf(VideoNotFound)) videoId: string,
    @Language() language: string,
    @Body() body: SetCaptionsDto,
  ): Promise<VideoView> {
    await this.commands.execute(new SetCaptionsCommand({ ...body, videoId, language }, actor));
    return this.queries.execute(new GetVideoQuery(videoId, actor));
  }

  @Delete(':language')
  @HttpCode(204)
  @Requires('learning.course.manage')
  async removeCaptions(
    @CurrentActor() actor: Actor,
    @Param('videoId', idOf(VideoNotFound)) videoId: string,
    @Language() language: string,
  ): Promise<void> {
    await this.commands.execute(new RemoveCaptionsCommand({ videoId, language }, actor));
  }
}
