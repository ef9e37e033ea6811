import type { Actor } from '../../kernel/actor.js';
import { expectVersion } from '../../kernel/version.js';
import { managesOwnOnly } from '../course.js';
import type { VideoSources } from '../video/video-sources.js';
import type { VideoRepository } from '../video/video.repository.js';

export interface ChangeVideoInput {
  readonly videoId: string;
  readonly title?: string | undefined;
  /** A better version; the former one is played until this is ready. */
  readonly uploadId?: string | undefined;
  readonly expectedVersion: number | undefined;
}

export class ChangeVideoUseCase {
  constructor(private readonly deps: { videos: VideoRepository; sources: VideoSources }) {}

  async execute(
    { videoId, title, uploadId, expectedVersion }: ChangeVideoInput,
    actor: Actor,
  ): Promise<void> {
    const { videos, sources } = this.deps;
    const video = await videos.hold(videoId, managesOwnOnly(actor));
    expectVersion(video, expectedVersion);
    if (title !== undefined) video.call(title);
    if (uploadId === undefined) return;
    if (video.sourceId !== null) await sources.letGo(video.sourceId);
    video.replaceBy(await sources.takeForVideo(uploadId, videoId));
  }
}
