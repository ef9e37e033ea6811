import { Controller, Get, Head, HttpStatus, Inject, Param, Req, Res } from '@nestjs/common';
import { Clock } from '#domain/kernel/clock';
import { Public } from '#platform/auth/decorators';
import { AlsoAnswers } from '#platform/http/also-answers';
import { Caller, type CallerOrigin } from '#platform/http/caller';
import { AnswersFile } from '#platform/http/media';
import type { FileReply, FileRequest } from '#platform/http/send-file';
import { Unlimited } from '#platform/limits/unlimited';
import { DownloadAddresses } from './download-addresses.js';
import { DownloadDelivery } from './download-delivery.js';
import type { DownloadParts } from './download-tokens.js';

/** Files of the library by their sealed addresses: the address is the credential, so that any program can fetch them. */
@Controller('downloads')
@Public()
@Unlimited()
export class DownloadController {
  constructor(
    private readonly addresses: DownloadAddresses,
    private readonly delivery: DownloadDelivery,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Head(':who/:what/:seal/:file')
  headDownload(
    @Param('who') who: string,
    @Param('what') what: string,
    @Param('seal') seal: string,
    @Param('file') file: string,
    @Caller() caller: CallerOrigin,
    @Req() request: FileRequest,
    @Res() reply: FileReply,
  ): Promise<void> {
    return this.send({ who, what, seal, file }, caller, request, reply);
  }

  /** The file: whole, or the ranges of it that are asked for. However many requests it takes, it is one download. */
  @Get(':who/:what/:seal/:file')
  @AnswersFile('*/*')
  @AlsoAnswers(
    HttpStatus.PARTIAL_CONTENT,
    HttpStatus.NOT_MODIFIED,
    HttpStatus.PRECONDITION_FAILED,
    HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
  )
  async getDownload(
    @Param('who') who: string,
    @Param('what') what: string,
    @Param('seal') seal: string,
    @Param('file') file: string,
    @Caller() caller: CallerOrigin,
    @Req() request: FileRequest,
    @Res() reply: FileReply,
  ): Promise<void> {
    await this.send({ who, what, seal, file }, caller, request, reply);
  }

  private async send(
    parts: DownloadParts,
    { address }: CallerOrigin,
    request: FileRequest,
    reply: FileReply,
  ): Promise<void> {
    const { tokens } = this.addresses;
    const sealed = tokens.open(parts, this.clock.now());
    const client = tokens.clientOf(sealed, address, request.headers['user-agent'] ?? '');
    await this.delivery.send({ ...sealed, client }, request, reply);
  }
}
