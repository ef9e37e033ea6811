import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { managesOwnOnly } from '../course.js';
import type { CourseRunRepository } from '../course-run.repository.js';
import type { TalkRepository } from '../talk/talk.repository.js';

export interface ReportPostInput {
  readonly postId: string;
  readonly reason: string;
}

/** Whoever reads a post asks the authors to look at it. Asked twice by one person, it is asked once. */
export class ReportPostUseCase {
  constructor(private readonly deps: { talk: TalkRepository; runs: CourseRunRepository; clock: Clock }) {}

  async execute({ postId, reason }: ReportPostInput, actor: Actor): Promise<void> {
    const { talk, runs, clock } = this.deps;
    const post = await talk.holdPost(postId, 'members', managesOwnOnly(actor));
    await runs.assertOpen(post.runId);
    if (await talk.noteReport(postId, reason, clock.now())) post.report();
  }
}
