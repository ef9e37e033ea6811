import type { Clock } from '../../kernel/clock.js';
import type { SubmissionRepository } from '../assessment/submission.repository.js';
import type { VideoSources } from '../video/video-sources.js';

/** How long the files of what was replaced can still be had (ms). */
const KEPT_REPLACED = 30 * 24 * 3_600_000;
/** In one unit of work. */
const SOME = 100;

/**
 * Gives back the room that handed-in files take: what was replaced goes, and what belongs to a run that is over is the
 * school's and no longer its learner's. Answers how many files it was; more may be left.
 */
export class FreeUploadRoomUseCase {
  constructor(
    private readonly deps: { submissions: SubmissionRepository; sources: VideoSources; clock: Clock },
  ) {}

  async execute(): Promise<number> {
    const { submissions, sources, clock } = this.deps;
    const now = clock.now();
    const replaced = await submissions.replacedFiles(new Date(now.getTime() - KEPT_REPLACED), SOME);
    for (const file of replaced) await sources.letGo(file.letGo(now));
    const over = await submissions.filesOfEndedRuns(SOME);
    await sources.handOver(over.map((file) => file.handOver()));
    return replaced.length + over.length;
  }
}
