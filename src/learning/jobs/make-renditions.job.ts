import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { PlaybackRefused, VideoNotReady } from '#domain/learning/video/video.errors';
import type { VideoFacts } from '#domain/learning/video/video.words';
import { Settings } from '#platform/config/settings';
import { findFfmpeg } from '#platform/media/ffmpeg';
import { RenditionStudio } from '#platform/media/rendition-studio';
import { JobHandler, PermanentJobFailure, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { fileKey } from '#platform/storage/file-key';
import { FindPlayableQuery } from '../queries/find-playable.query.js';

interface Payload {
  readonly videoId: string;
  readonly packageId: string;
  readonly facts: VideoFacts;
}

type Running = RunningJob<Payload>;

/** Makes smaller versions of a video and pictures of it; it is played meanwhile, and whatever comes of them (B9). */
@Injectable()
@JobHandler({
  kind: 'learning.make_renditions',
  completes: 'at-end',
  leaseSeconds: 20,
  maxAttempts: 3,
  concurrency: 1,
})
export class MakeRenditionsJob implements RunsJobs<Payload> {
  private readonly root: string;

  constructor(
    private readonly queries: QueryBus,
    @Inject(Settings) { LYCEUM_DATA }: Settings,
  ) {
    this.root = join(LYCEUM_DATA, 'files');
  }

  async run(job: Running): Promise<object> {
    const { videoId, packageId, facts } = job.payload;
    const ffmpeg = findFfmpeg();
    if (!ffmpeg) throw new PermanentJobFailure('ffmpeg is not on the PATH of this worker.');
    if (!(await this.isPlayed(job))) return { videoId, made: [] };
    const { made, failed } = await new RenditionStudio(ffmpeg).make({
      folder: join(this.root, fileKey(job.actor.schoolId!, 'videos', videoId, packageId)),
      facts,
      signal: job.signal,
      onProgress: (done, note) => job.progress(done * 100, 100, note),
      isWanted: () => this.isPlayed(job),
    });
    const [first] = failed;
    if (first) throw new PermanentJobFailure(`${failed.map(({ name }) => name).join()}: ${first.why}`);
    return { videoId, made };
  }

  /** Of a package that was replaced or removed meanwhile nothing is wanted any more. */
  private async isPlayed({ payload, actor }: Running): Promise<boolean> {
    const { videoId, packageId } = payload;
    try {
      const playable = await this.queries.execute(
        new FindPlayableQuery({ subjectId: videoId, itemId: null }, actor),
      );
      return playable.packageId === packageId;
    } catch (error) {
      if (error instanceof PlaybackRefused || error instanceof VideoNotReady) return false;
      throw error;
    }
  }
}
