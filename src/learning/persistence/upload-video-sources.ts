import { Injectable } from '@nestjs/common';
import type { VideoSource } from '#domain/learning/video/video-asset';
import { UploadUnknown } from '#domain/learning/video/video.errors';
import type { VideoSources, WholeFile } from '#domain/learning/video/video-sources';
import { fileNameIn } from '#platform/uploads/tus-headers';
import { Uploads } from '#platform/uploads/uploads';

/** What came by tus. */
@Injectable()
export class UploadVideoSources implements VideoSources {
  constructor(private readonly uploads: Uploads) {}

  async takeForVideo(uploadId: string, videoId: string): Promise<VideoSource> {
    // The job has the id of the upload, so that whoever knows the one can follow the other.
    const job = {
      id: uploadId,
      kind: 'learning.package_video',
      payload: { videoId },
      orderKey: `video:${videoId}`,
    };
    const kept = await this.uploads.keep(uploadId, job);
    if (!kept) throw new UploadUnknown();
    return { sourceId: kept.id, whole: kept.state === 'kept' };
  }

  async takeAsFile(uploadId: string, field?: string): Promise<WholeFile> {
    const kept = await this.uploads.keep(uploadId, null);
    if (!kept) throw new UploadUnknown(field);
    const name = fileNameIn(kept.metadata);
    return { sourceId: kept.id, name, mediaType: kept.mediaType!, bytes: kept.offset };
  }

  letGo(sourceId: string): Promise<void> {
    return this.uploads.letGo(sourceId);
  }

  handOver(sourceIds: readonly string[]): Promise<void> {
    return this.uploads.handOver(sourceIds);
  }
}
