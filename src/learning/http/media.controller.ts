import { Controller, Get, Head, HttpStatus, Inject, Param, Req, Res } from '@nestjs/common';
import { Clock } from '#domain/kernel/clock';
import { Public } from '#platform/auth/decorators';
import { AlsoAnswers } from '#platform/http/also-answers';
import { AnswersFile } from '#platform/http/media';
import type { FileReply, FileRequest } from '#platform/http/send-file';
import { Unlimited } from '#platform/limits/unlimited';
import { MediaDelivery } from './media-delivery.js';
import type { Sealed } from './playback-tokens.js';
import { PlaybackAddresses } from './playback.js';

/** Videos and files by their sealed addresses: the address is the credential, so that players need no other. */
@Controller('media')
@Public()
@Unlimited()
export class MediaController {
  constructor(
    private readonly addresses: PlaybackAddresses,
    private readonly delivery: MediaDelivery,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Head(':who/:what/:seal/:file')
  headMedia(
    @Param('who') who: string,
    @Param('what') what: string,
    @Param('seal') seal: string,
    @Param('file') file: string,
    @Req() request: FileRequest,
    @Res() reply: FileReply,
  ): Promise<void> {
    return this.send({ who, what, seal }, file, request, reply);
  }

  /** A playlist, segments of a video, or a file: whole, or the ranges of it that are asked for. */
  @Get(':who/:what/:seal/:file')
  @AnswersFile('*/*')
  @AlsoAnswers(
    HttpStatus.PARTIAL_CONTENT,
    HttpStatus.NOT_MODIFIED,
    HttpStatus.PRECONDITION_FAILED,
    HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
  )
  async getMedia(
    @Param('who') who: string,
    @Param('what') what: string,
    @Param('seal') seal: string,
    @Param('file') file: string,
    @Req() request: FileRequest,
    @Res() reply: FileReply,
  ): Promise<void> {
    await this.send({ who, what, seal }, file, request, reply);
  }

  private async send(sealed: Sealed, file: string, request: FileRequest, reply: FileReply): Promise<void> {
    const playback = this.addresses.tokens.open(sealed, this.clock.now());
    await this.delivery.send(playback, file, request, reply);
  }
}
