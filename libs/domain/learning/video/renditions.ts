import { token } from '../../kernel/token.js';
import type { VideoFacts } from './video.words.js';

/** Smaller versions of a video and pictures of it, where something is there that makes them. */
export interface Renditions {
  /** Has them made of a package once it can be played; without them it is played all the same. */
  order(of: {
    readonly videoId: string;
    readonly packageId: string;
    readonly facts: VideoFacts;
  }): Promise<void>;
}
export const Renditions = token<Renditions>('Renditions');
