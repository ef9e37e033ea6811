import { Injectable } from '@nestjs/common';
import { ResourceUploadUnknown } from '#domain/academy/resources/file-version.errors';
import type { ReceivedFile } from '#domain/academy/resources/file-version';
import type { ResourceSources } from '#domain/academy/resources/resource-sources';
import { fileNameIn } from '#platform/uploads/tus-headers';
import { Uploads } from '#platform/uploads/uploads';

/** What came by tus. */
@Injectable()
export class UploadResourceSources implements ResourceSources {
  constructor(private readonly uploads: Uploads) {}

  async take(uploadId: string): Promise<ReceivedFile> {
    const kept = await this.uploads.keep(uploadId, null);
    if (!kept) throw new ResourceUploadUnknown();
    const { id, mediaType, offset, metadata } = kept;
    return { sourceId: id, name: fileNameIn(metadata), mediaType: mediaType!, bytes: offset };
  }

  letGo(sourceId: string): Promise<void> {
    return this.uploads.letGo(sourceId);
  }
}
