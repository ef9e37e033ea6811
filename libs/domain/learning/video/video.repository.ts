import { token } from '../../kernel/token.js';
import type { VideoAsset } from './video-asset.js';

/** The videos of the school of the unit of work. */
export interface VideoRepository {
  /**
   * For changing it: nobody else does until the unit of work ends.
   * @param ownOnly whether the actor reaches only videos that the actor has made, or that a course of the actor's shows
   * @throws VideoNotFound
   */
  hold(id: string, ownOnly: boolean): Promise<VideoAsset>;
  add(video: VideoAsset): void;
  remove(video: VideoAsset): void;
  /** Says that files of a package will come, before there are any: whatever becomes of them, they are not forgotten. */
  expectPackage(packageId: string, of: VideoAsset): Promise<void>;
}
export const VideoRepository = token<VideoRepository>('VideoRepository');
