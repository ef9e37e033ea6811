import type { Actor } from '../../kernel/actor.js';
import { managesOwnOnly } from '../course.js';
import type { VideoSources } from '../video/video-sources.js';
import type { VideoRepository } from '../video/video.repository.js';

/** Only what no item shows can be removed. */
export class RemoveVideoUseCase {
  constructor(private readonly deps: { videos: VideoRepository; sources: VideoSources }) {}

  async execute({ videoId }: { videoId: string }, actor: Actor): Promise<void> {
    const { videos, sources } = this.deps;
    const video = await videos.hold(videoId, managesOwnOnly(actor));
    videos.remove(video);
    if (video.sourceId !== null) await sources.letGo(video.sourceId);
  }
}
