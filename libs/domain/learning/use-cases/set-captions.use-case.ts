import type { Actor } from '../../kernel/actor.js';
import { managesOwnOnly } from '../course.js';
import { Captions, type CaptionDetails } from '../video/captions.js';
import type { CaptionsRepository } from '../video/captions.repository.js';
import type { VideoRepository } from '../video/video.repository.js';

export interface SetCaptionsInput extends CaptionDetails {
  readonly videoId: string;
}

/** Gives a video its captions in a language, in place of those that it has. */
export class SetCaptionsUseCase {
  constructor(private readonly deps: { videos: VideoRepository; captions: CaptionsRepository }) {}

  async execute({ videoId, ...details }: SetCaptionsInput, actor: Actor): Promise<void> {
    const { videos, captions } = this.deps;
    const video = await videos.hold(videoId, managesOwnOnly(actor));
    const known = await captions.find(videoId, details.language);
    if (known) known.change(details);
    else captions.add(Captions.of(video, details));
  }
}
