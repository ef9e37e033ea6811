import { token } from '../../kernel/token.js';
import type { VideoSource } from './video-asset.js';

/** A file that was uploaded whole. */
export interface WholeFile {
  readonly sourceId: string;
  /** As its maker called it; null when nobody said. */
  readonly name: string | null;
  readonly mediaType: string;
  readonly bytes: number;
}

/** Uploads, which things of the school are made of. */
export interface VideoSources {
  /**
   * Keeps the upload for the video; it is prepared as soon as the last byte has come.
   * @throws UploadUnknown when it is not the actor's, or in use
   */
  takeForVideo(uploadId: string, videoId: string): Promise<VideoSource>;
  /**
   * Keeps a whole upload as it is.
   * @param field where it was named
   * @throws UploadUnknown
   */
  takeAsFile(uploadId: string, field?: string): Promise<WholeFile>;
  /** Nothing is made of it any more. */
  letGo(sourceId: string): Promise<void>;
  /** The school keeps them: they take none of their maker's room any more. */
  handOver(sourceIds: readonly string[]): Promise<void>;
}
export const VideoSources = token<VideoSources>('VideoSources');
