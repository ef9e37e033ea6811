import type { Actor } from '../../kernel/actor.js';
import { managesOwnOnly } from '../course.js';
import type { CourseRunRepository } from '../course-run.repository.js';
import type { TalkRepository } from '../talk/talk.repository.js';

export type ModeratePostInput = { readonly postId: string } & (
  | { readonly as: 'hidden'; readonly reason: string }
  | { readonly as: 'shown' | 'locked' | 'unlocked' }
);

/** An author hides what somebody said, with the reason, or shows it again; ends a thread, or opens it again. */
export class ModeratePostUseCase {
  constructor(private readonly deps: { talk: TalkRepository; runs: CourseRunRepository }) {}

  async execute(input: ModeratePostInput, actor: Actor): Promise<void> {
    const { talk, runs } = this.deps;
    const ownOnly = managesOwnOnly(actor);
    const post = await talk.holdPost(input.postId, 'authors', ownOnly);
    await runs.assertOpen(post.runId);
    const place = await talk.placeOf(post.itemId, ownOnly);
    if (input.as === 'hidden') post.hide(input.reason, place, actor);
    else if (input.as === 'shown') post.show(place);
    else post.setLocked(input.as === 'locked', place);
  }
}
