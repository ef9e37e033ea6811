import { Controller, Delete, Head, HttpCode, Inject, Param, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#domain/kernel/actor';
import { Authenticator } from '../auth/authenticator.js';
import { CurrentActor, Requires } from '../auth/decorators.js';
import { Settings } from '../config/settings.js';
import { CredentialRoute } from '../http/idempotency.interceptor.js';
import { TakesFile } from '../http/media.js';
import { idOf } from '../http/rules.js';
import { AnswersHeaders, TakesHeaders } from '../http/said-headers.js';
import { rightBehind } from './standing-right.js';
import { bodyTypeOf } from './tus-door.js';
import { OFFSET_STREAM } from './tus-headers.js';
import { Tus, type TusRequest } from './tus.js';
import { uploadAddress } from './upload-address.js';
import type { Upload } from './upload-table.js';
import { UploadNotFound } from './upload.errors.js';
import { Uploads } from './uploads.js';

const TUS = 'Tus-Resumable';
const UploadId = () => Param('uploadId', idOf(UploadNotFound));

/**
 * Files that are sent piece by piece and go on where they were cut off, by tus 1.0.0. The offset makes a repetition safe, so
 * there is no Idempotency-Key.
 */
@Controller('schools/:schoolId/uploads')
@CredentialRoute()
export class UploadController {
  constructor(
    private readonly tus: Tus,
    private readonly uploads: Uploads,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Authenticator) private readonly authenticator: Authenticator,
  ) {}

  /** Begins an upload: whole, a part, or put together of parts; with its first bytes, if there are any. */
  @Post()
  @Requires('platform.upload.make')
  @TakesFile(OFFSET_STREAM)
  @TakesHeaders(
    TUS,
    'Upload-Length',
    'Upload-Defer-Length',
    'Upload-Metadata',
    'Upload-Concat',
    'Upload-Checksum',
  )
  @AnswersHeaders(TUS, 'Location', 'Upload-Offset', 'Upload-Expires')
  async beginUpload(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    Tus.assertVersion(request.headers);
    const upload = await this.tus.create(this.asTus(request), actor);
    const path = `/api/v1/schools/${actor.schoolId}/uploads/${upload.id}`;
    void reply.headers({
      location: uploadAddress(path, request, this.settings),
      'upload-offset': String(upload.offset),
      ...expiry(upload),
    });
  }

  /** Adds the bytes of the request at the offset at which the upload stands. */
  @Patch(':uploadId')
  @HttpCode(204)
  @Requires('platform.upload.make')
  @TakesFile(OFFSET_STREAM)
  @TakesHeaders(TUS, 'Upload-Offset', 'Upload-Length', 'Upload-Checksum')
  @AnswersHeaders(TUS, 'Upload-Offset', 'Upload-Expires')
  async continueUpload(
    @CurrentActor() actor: Actor,
    @UploadId() uploadId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    Tus.assertVersion(request.headers);
    const upload = await this.tus.append(uploadId, this.asTus(request), actor);
    void reply.headers({ 'upload-offset': String(upload.offset), ...expiry(upload) });
  }

  /** Says how far it has come. */
  @Head(':uploadId')
  @Requires('platform.upload.make')
  @TakesHeaders(TUS)
  @AnswersHeaders(
    TUS,
    'Upload-Offset',
    'Upload-Length',
    'Upload-Defer-Length',
    'Upload-Metadata',
    'Upload-Concat',
    'Upload-Expires',
  )
  async getUpload(
    @CurrentActor() actor: Actor,
    @UploadId() uploadId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    Tus.assertVersion(request.headers);
    const upload = await this.uploads.byId(uploadId, actor);
    const { part, state, offset, length, metadata, concat } = upload;
    void reply.headers({
      ...((part !== 'final' || state !== 'receiving') && { 'upload-offset': String(offset) }),
      ...(length === null ? { 'upload-defer-length': '1' } : { 'upload-length': String(length) }),
      ...(metadata !== null && { 'upload-metadata': metadata }),
      ...(concat !== null && { 'upload-concat': concat }),
      ...expiry(upload),
    });
  }

  /** Ends an upload, whole or not; its bytes are removed. */
  @Delete(':uploadId')
  @HttpCode(204)
  @Requires('platform.upload.make')
  @TakesHeaders(TUS)
  @AnswersHeaders(TUS)
  async endUpload(
    @CurrentActor() actor: Actor,
    @UploadId() uploadId: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    Tus.assertVersion(request.headers);
    await this.uploads.terminate(uploadId, actor);
  }

  private asTus(request: FastifyRequest): TusRequest {
    const { raw } = request;
    const right = rightBehind(request, this.authenticator);
    return { raw, bodyType: bodyTypeOf(raw), right };
  }
}

function expiry({ expiresAt }: Upload): Record<string, string> {
  return expiresAt === null ? {} : { 'upload-expires': expiresAt.toUTCString() };
}
