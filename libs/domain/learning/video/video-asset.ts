import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { VideoNotReceived } from './video.errors.js';
import { VideoStateChanged } from './video.events.js';
import type { VideoFacts, VideoFault, VideoState } from './video.words.js';

/** The file that a video is made from: an upload, which may still be under way. */
export interface VideoSource {
  readonly sourceId: string;
  readonly whole: boolean;
}

/**
 * A video of the school, shown by any number of items. Its source is prepared for playing as a package; until a newer
 * package is whole, the former one is played (B9).
 */
export class VideoAsset extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly state!: VideoState;
  readonly version!: number;
  private title!: string;
  /** Null when it has never arrived whole. */
  readonly sourceId!: string | null;
  /** What is played: the files of one packaging; null while there are none. */
  readonly packageId!: string | null;
  readonly durationMs!: number | null;
  private width!: number | null;
  private height!: number | null;
  /** Why the newest source could not be prepared. */
  private failure!: VideoFault | null;
  readonly createdAt!: Date;
  readonly createdBy!: string | null;

  static of(named: { id: string; title: string }, source: VideoSource, by: Actor, now: Date): VideoAsset {
    const video = new VideoAsset();
    const nothing = { packageId: null, durationMs: null, width: null, height: null, failure: null };
    Object.assign(video, nothing, named, {
      schoolId: by.schoolId!,
      sourceId: source.sourceId,
      state: stateOf(source),
      createdAt: now,
      createdBy: by.personId,
      version: 1,
    });
    video.tell(null);
    return video;
  }

  call(title: string): void {
    Object.assign(this, { title });
  }

  /** Takes a better version; what there is is played until that is ready. */
  replaceBy(source: VideoSource): void {
    Object.assign(this, { sourceId: source.sourceId, failure: null });
    this.become(stateOf(source));
  }

  /** The last byte of the source has come. Told twice, it is told once. */
  received(): void {
    if (this.state === 'uploading') this.become('uploaded');
  }

  /** Begins, or begins again after a failure or a crash. @throws VideoNotReceived */
  probe(): void {
    if (this.state === 'uploading') throw new VideoNotReceived();
    Object.assign(this, { failure: null });
    this.become('probing');
  }

  package(): void {
    this.become('packaging');
  }

  packaged(packageId: string, facts: VideoFacts): void {
    Object.assign(this, { packageId, ...facts, failure: null });
    this.become('ready');
  }

  /** The source cannot be prepared. What could be played before can still be (B9). */
  fail(failure: VideoFault): void {
    Object.assign(this, { failure });
    this.become(this.packageId === null ? 'failed' : 'ready');
  }

  /** The source has ended before its last byte, and is let go. What could be played before can still be (B9). */
  neverArrived(): void {
    Object.assign(this, { sourceId: null });
    this.fail('never_arrived');
  }

  private become(state: VideoState): void {
    const from = this.state;
    Object.assign(this, { state });
    this.tell(from);
  }

  private tell(from: VideoState | null): void {
    const { state: to, failure, durationMs } = this;
    this.record(new VideoStateChanged(this.id, { from, to, failure, durationMs }));
  }
}

function stateOf({ whole }: VideoSource): VideoState {
  return whole ? 'uploaded' : 'uploading';
}
