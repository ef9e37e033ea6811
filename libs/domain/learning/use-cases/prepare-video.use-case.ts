import type { Renditions } from '../video/renditions.js';
import type { VideoFacts, VideoFault } from '../video/video.words.js';
import type { VideoRepository } from '../video/video.repository.js';

/** What has come of preparing a video. */
export type Preparation =
  | { readonly step: 'expired' }
  | { readonly step: 'begun'; readonly packageId: string }
  | { readonly step: 'probed' }
  | { readonly step: 'packaged'; readonly packageId: string; readonly facts: VideoFacts }
  | { readonly step: 'failed'; readonly fault: VideoFault };

export interface PrepareVideoInput {
  readonly videoId: string;
  /** The source that is prepared; of one that was replaced meanwhile nothing counts any more. */
  readonly sourceId: string;
  readonly preparation: Preparation;
}

/** Notes each step of preparing a video. Answers whether it is still about this source. */
export class PrepareVideoUseCase {
  constructor(private readonly deps: { videos: VideoRepository; renditions: Renditions }) {}

  async execute({ videoId, sourceId, preparation }: PrepareVideoInput): Promise<boolean> {
    const { videos, renditions } = this.deps;
    const video = await videos.hold(videoId, false);
    if (sourceId !== video.sourceId) return false;
    switch (preparation.step) {
      case 'expired':
        video.neverArrived();
        break;
      case 'begun':
        video.received();
        video.probe();
        await videos.expectPackage(preparation.packageId, video);
        break;
      case 'probed':
        video.package();
        break;
      case 'packaged':
        video.packaged(preparation.packageId, preparation.facts);
        await renditions.order({ videoId, ...preparation });
        break;
      case 'failed':
        video.fail(preparation.fault);
    }
    return true;
  }
}
