import type { Actor } from '../../kernel/actor.js';
import { managesOwnOnly } from '../course.js';
import type { CaptionsRepository } from '../video/captions.repository.js';
import { CaptionsNotFound } from '../video/video.errors.js';
import type { VideoRepository } from '../video/video.repository.js';

export class RemoveCaptionsUseCase {
  constructor(private readonly deps: { videos: VideoRepository; captions: CaptionsRepository }) {}

  async execute({ videoId, language }: { videoId: string; language: string }, actor: Actor): Promise<void> {
    const { videos, captions } = this.deps;
    await videos.hold(videoId, managesOwnOnly(actor));
    const known = await captions.find(videoId, language);
    if (!known) throw new CaptionsNotFound();
    captions.remove(known);
  }
}
