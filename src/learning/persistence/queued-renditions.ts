import { Inject, Injectable } from '@nestjs/common';
import type { Renditions } from '#domain/learning/video/renditions';
import { Settings } from '#platform/config/settings';
import { findFfmpeg } from '#platform/media/ffmpeg';
import { JobQueue } from '#platform/queue/job-queue';

/** A job for each package, where ffmpeg is. It has the id of the package. */
@Injectable()
export class QueuedRenditions implements Renditions {
  private readonly areMade: boolean;

  constructor(
    @Inject(JobQueue) private readonly jobs: JobQueue,
    @Inject(Settings) { VIDEO_RENDITIONS }: Settings,
  ) {
    this.areMade = VIDEO_RENDITIONS === 'auto' && findFfmpeg() !== undefined;
  }

  async order({ videoId, packageId, facts }: Parameters<Renditions['order']>[0]): Promise<void> {
    if (!this.areMade) return;
    const payload = { videoId, packageId, facts };
    await this.jobs.enqueue({ id: packageId, kind: 'learning.make_renditions', payload });
  }
}
