import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { newId } from '#domain/kernel/id';
import { VideoNotFound } from '#domain/learning/video/video.errors';
import type { Preparation } from '#domain/learning/use-cases/prepare-video.use-case';
import { faultText, type VideoFacts, type VideoFault } from '#domain/learning/video/video.words';
import { Settings } from '#platform/config/settings';
import { MediaRefused, MediaWorkshop } from '#platform/media/media-workshop';
import { JobHandler, PermanentJobFailure, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { fileKey } from '#platform/storage/file-key';
import { Uploads } from '#platform/uploads/uploads';
import { PrepareVideoCommand } from '../commands/prepare-video.command.js';

interface Payload {
  readonly videoId: string;
  /** The upload has ended before its last byte. */
  readonly expired?: boolean;
}

type Running = RunningJob<Payload>;

const ATTEMPTS = 4;
/** More, only to say that it was given up: the worker may end in the last of them, or the database be away. */
const MAX_ATTEMPTS = ATTEMPTS + 4;

/** Prepares a video for playing; what can be played already stays until the new package is whole (B9). */
@Injectable()
@JobHandler({
  kind: 'learning.package_video',
  completes: 'at-end',
  leaseSeconds: 20,
  maxAttempts: MAX_ATTEMPTS,
  concurrency: 1,
})
export class PackageVideoJob implements RunsJobs<Payload> {
  private readonly workshop = new MediaWorkshop();
  private readonly root: string;

  constructor(
    private readonly commands: CommandBus,
    private readonly uploads: Uploads,
    @Inject(Settings) { LYCEUM_DATA }: Settings,
  ) {
    this.root = join(LYCEUM_DATA, 'files');
  }

  async run(job: Running): Promise<object> {
    const { videoId, expired } = job.payload;
    if (expired) return this.end(job, 'never_arrived');
    if (job.attempt > ATTEMPTS) return this.end(job, 'gave_up');
    const packageId = newId();
    const isWanted = await this.note(job, { step: 'begun', packageId });
    if (!isWanted) return { videoId };
    try {
      const facts = await this.package(job, packageId);
      await this.note(job, { step: 'packaged', packageId, facts });
      return { videoId, ...facts };
    } catch (error) {
      job.signal.throwIfAborted(); // another worker goes on with it
      if (error instanceof MediaRefused) return this.end(job, error.reason, error);
      if (job.attempt < ATTEMPTS) throw error;
      return this.end(job, 'gave_up', error);
    }
  }

  /** Said in the same words to who made the video, and to who watches the job. */
  private async end(job: Running, fault: VideoFault, cause?: unknown): Promise<never> {
    await this.note(job, fault === 'never_arrived' ? { step: 'expired' } : { step: 'failed', fault });
    throw new PermanentJobFailure(faultText(fault), { cause });
  }

  private package(job: Running, packageId: string): Promise<VideoFacts> {
    const { id, actor, signal, payload } = job;
    const folder = fileKey(actor.schoolId!, 'videos', payload.videoId, packageId);
    let at = 'reading';
    return this.workshop.package({
      source: this.uploads.pathOf(id, actor),
      folder: join(this.root, folder),
      signal,
      onProgress: (done) => job.progress(done * 100, 100, at),
      onProbed: async () => {
        at = 'packaging';
        await this.note(job, { step: 'probed' });
      },
    });
  }

  /** Of a source that was replaced meanwhile nothing counts any more. The job has the id of its upload. */
  private note({ id, payload, actor }: Running, preparation: Preparation) {
    const input = { videoId: payload.videoId, sourceId: id, preparation };
    return this.commands.execute(new PrepareVideoCommand(input, actor)).catch((error: unknown) => {
      if (error instanceof VideoNotFound) throw new PermanentJobFailure('The video was removed.');
      throw error;
    });
  }
}
