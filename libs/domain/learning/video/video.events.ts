import { DomainEvent } from '../../kernel/domain-event.js';
import type { VideoFault, VideoState } from './video.words.js';

/** A video was uploaded, prepared or found unfit. Never what it is called or shows: it may be a draft's (B10). */
export class VideoStateChanged extends DomainEvent<{
  /** Null: it is new. */
  readonly from: VideoState | null;
  readonly to: VideoState;
  readonly failure: VideoFault | null;
  /** How long what can be played is (ms); null while nothing can. */
  readonly durationMs: number | null;
}> {
  static override readonly type = 'learning.video_state_changed';
}
