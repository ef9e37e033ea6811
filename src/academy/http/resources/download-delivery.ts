import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { DownloadRefused } from '#domain/academy/resources/download.errors';
import { systemActor } from '#domain/kernel/actor';
import { Settings } from '#platform/config/settings';
import { attachmentNamed, SANDBOXED } from '#platform/http/attachment';
import { answerRanges, type Representation } from '#platform/http/byte-ranges';
import { sendByProxy, sendFile, type FileReply, type FileRequest } from '#platform/http/send-file';
import { FileStore } from '#platform/storage/file-store';
import { uploadKey } from '#platform/uploads/uploads';
import { BeginDownloadCommand } from '../../commands/resources/begin-download.command.js';
import {
  FindDownloadQuery,
  type AskedDownload,
  type DownloadableFile,
} from '../../queries/resources/find-download.query.js';

/** Sends what an address leads to: by nginx where it can read the files, by ourselves otherwise. */
@Injectable()
export class DownloadDelivery {
  private readonly accelerated: string;

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(Settings) { MEDIA_ACCEL_PREFIX }: Settings,
  ) {
    this.accelerated = MEDIA_ACCEL_PREFIX;
  }

  /** @throws DownloadRefused */
  async send(asked: AskedDownload, request: FileRequest, reply: FileReply): Promise<void> {
    const found = await this.queries.execute(new FindDownloadQuery(asked));
    const key = uploadKey(asked.schoolId, found.sourceId);
    if (!(await this.files.stat(key))) throw new DownloadRefused();
    const { bytes, mediaType, sha256 } = found;
    const read: Representation['read'] = (range) => this.files.get(key, range);
    const file: Representation = { bytes, mediaType, etag: `"${sha256}"`, modifiedAt: null, read };
    if (sendsBytes(file, request) && !found.isUnderWay) await this.begin(asked);
    void reply.headers(headersOf(found));
    if (this.accelerated !== '') return sendByProxy(`${this.accelerated}/${key}`, mediaType, reply);
    await sendFile(file, request, reply);
  }

  private async begin({ schoolId, personId, downloadGrantId, client }: AskedDownload): Promise<void> {
    const actor = systemActor(schoolId, personId);
    await this.commands.execute(new BeginDownloadCommand({ downloadGrantId, client }, actor));
  }
}

/** Whoever asks what there is, or has it already, downloads nothing. */
function sendsBytes(file: Representation, { method, headers }: FileRequest): boolean {
  return method === 'GET' && [200, 206].includes(answerRanges(file, headers).status);
}

function headersOf({ name }: DownloadableFile): Record<string, string> {
  return {
    'cache-control': 'private, no-cache', // whether it may be had still is asked each time
    'content-disposition': attachmentNamed(name),
    'content-security-policy': SANDBOXED,
  };
}
