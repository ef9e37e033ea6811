import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { NoSubmissionLeft } from '../assessment/submission.errors.js';
import { Submission } from '../assessment/submission.js';
import type { SubmissionRepository } from '../assessment/submission.repository.js';
import { SubmittedFile } from '../assessment/submitted-file.js';
import type { SubmittedWork } from '../assessment/submission.words.js';
import type { Entrance } from '../progress/entrance.js';
import type { Witness } from '../progress/witness.js';
import type { VideoSources, WholeFile } from '../video/video-sources.js';

export interface HandInInput extends Omit<SubmittedWork, 'files'> {
  readonly itemId: string;
  /** Whole uploads of the learner, of which nothing is made yet. */
  readonly uploadIds: readonly string[];
}

/** The learner hands in what an assignment asks for, once or again. When that was is for our clock to say. */
export class HandInUseCase {
  constructor(
    private readonly deps: {
      entrance: Entrance;
      submissions: SubmissionRepository;
      sources: VideoSources;
      witness: Witness;
      clock: Clock;
    },
  ) {}

  async execute({ itemId, uploadIds, ...said }: HandInInput, actor: Actor): Promise<{ id: string }> {
    const { entrance, submissions, witness, clock } = this.deps;
    const item = await entrance.enter(itemId);
    const assignment = await submissions.assignment(itemId);
    const [earlier, zone] = await Promise.all([submissions.ofLearner(item), submissions.timeZone()]);
    const counting = earlier.filter(({ state }) => state !== 'returned');
    if (assignment.submissions !== null && counting.length >= assignment.submissions)
      throw new NoSubmissionLeft();
    const { runId, learnerId, enrolmentId } = item;
    const at = { schoolId: actor.schoolId!, runId, itemId, learnerId, enrolmentId };
    const now = clock.now();
    const work = { ...said, files: await this.take(uploadIds) };
    const submission = Submission.handIn(at, earlier.length + 1, work, assignment, { now, zone });
    submissions.add(
      submission,
      work.files.map((file, i) => SubmittedFile.of(submission, i + 1, file)),
    );
    await witness.note(at, { kind: 'submitted', itemId, score: null, passed: null }, actor, now);
    return { id: submission.id };
  }

  /** What is handed in is the submission's from now on, and nothing else is made of it. */
  private async take(uploadIds: readonly string[]): Promise<WholeFile[]> {
    const files: WholeFile[] = [];
    for (const [i, uploadId] of uploadIds.entries())
      files.push(await this.deps.sources.takeAsFile(uploadId, `uploadIds/${i}`));
    return files;
  }
}
