import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/id.js';
import { VideoAsset } from '../video/video-asset.js';
import type { VideoSources } from '../video/video-sources.js';
import type { VideoRepository } from '../video/video.repository.js';

export interface AddVideoInput {
  readonly title: string;
  /** May still be under way. */
  readonly uploadId: string;
}

/** Makes a video of an upload. It is prepared for playing when the upload is whole. */
export class AddVideoUseCase {
  constructor(private readonly deps: { videos: VideoRepository; sources: VideoSources; clock: Clock }) {}

  async execute({ title, uploadId }: AddVideoInput, actor: Actor): Promise<{ id: string }> {
    const { videos, sources, clock } = this.deps;
    const id = newId();
    const source = await sources.takeForVideo(uploadId, id);
    videos.add(VideoAsset.of({ id, title }, source, actor, clock.now()));
    return { id };
  }
}
