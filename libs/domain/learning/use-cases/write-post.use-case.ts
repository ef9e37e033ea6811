import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { managesOwnOnly } from '../course.js';
import type { CourseRunRepository } from '../course-run.repository.js';
import { ItemNotPublished } from '../outline/outline.errors.js';
import { CoursePost } from '../talk/course-post.js';
import { PostNotFound } from '../talk/talk.errors.js';
import type { TalkRepository } from '../talk/talk.repository.js';

export interface WritePostInput {
  readonly itemId: string;
  readonly markdown: string;
  /** The post that began the thread; null: this one begins one. */
  readonly threadId: string | null;
}

/** Somebody says something about an item, or answers. */
export class WritePostUseCase {
  constructor(private readonly deps: { talk: TalkRepository; runs: CourseRunRepository; clock: Clock }) {}

  async execute({ itemId, markdown, threadId }: WritePostInput, actor: Actor): Promise<{ id: string }> {
    const { talk, runs, clock } = this.deps;
    const ownOnly = managesOwnOnly(actor);
    const { isPublished, ...place } = await talk.placeOf(itemId, ownOnly);
    await runs.assertOpen(place.runId);
    if (!isPublished) throw new ItemNotPublished();
    const now = clock.now();
    const thread = threadId && (await talk.holdPost(threadId, 'members', ownOnly));
    if (thread && thread.itemId !== itemId) throw new PostNotFound();
    const post = thread ? thread.answer(markdown, actor, now) : CoursePost.begin(place, markdown, actor, now);
    talk.addPost(post);
    return { id: post.id };
  }
}
