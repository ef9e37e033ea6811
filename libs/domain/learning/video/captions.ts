import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { soundCaptions } from './web-vtt.js';

export interface CaptionDetails {
  /** BCP 47. */
  readonly language: string;
  /** As players offer them: `Polski`. */
  readonly label: string;
  /** WebVTT. */
  readonly text: string;
}

/** What is said in a video, in one language. */
export class Captions extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly videoId!: string;
  readonly language!: string;
  readonly version!: number;
  private label!: string;
  private text!: string;

  /** @throws CaptionsInvalid */
  static of(video: { id: string; schoolId: string }, { language, label, text }: CaptionDetails): Captions {
    const captions = new Captions();
    const { id: videoId, schoolId } = video;
    Object.assign(captions, { id: newId(), schoolId, videoId, language, label, version: 1 });
    captions.text = soundCaptions(text);
    return captions;
  }

  /** @throws CaptionsInvalid */
  change({ label, text }: CaptionDetails): void {
    Object.assign(this, { label, text: soundCaptions(text) });
  }
}
