import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { PostHidden, PostIsNoThread, ThreadLocked } from './talk.errors.js';
import { PostChanged, PostReported } from './talk.events.js';
import type { FoundPlace, PostPlace, PostState } from './talk.words.js';

/** What somebody has said about an item: it begins a thread, or answers in one. It is hidden rather than removed. */
export class CoursePost extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly runId!: string;
  readonly itemId!: string;
  /** The post that began the thread: this one, or the one that it answers. */
  readonly threadId!: string;
  readonly version!: number;
  readonly writtenBy!: string;
  private markdown!: string;
  readonly writtenAt!: Date;
  readonly state!: PostState;
  private hiddenReason!: string | null;
  private hiddenBy!: string | null;
  /** Of a post that begins a thread: nobody answers any more. */
  readonly locked!: boolean;

  static begin(place: PostPlace, markdown: string, by: Actor, now: Date): CoursePost {
    const id = newId();
    return CoursePost.written({ ...place, id, threadId: id }, markdown, by, now);
  }

  /** @throws ThreadLocked, PostHidden */
  answer(markdown: string, by: Actor, now: Date): CoursePost {
    this.assertVisible();
    if (this.locked) throw new ThreadLocked();
    const { runId, itemId, id: threadId } = this;
    return CoursePost.written({ runId, itemId, id: newId(), threadId }, markdown, by, now);
  }

  /** What it says is for its writer and the authors from now on, with the reason. @throws PostHidden */
  hide(reason: string, at: FoundPlace, by: Actor): void {
    this.assertVisible();
    Object.assign(this, { state: 'hidden', hiddenReason: reason, hiddenBy: by.personId });
    this.tell('hidden', at);
  }

  show(at: FoundPlace): void {
    if (this.state === 'visible') return;
    Object.assign(this, { state: 'visible', hiddenReason: null, hiddenBy: null });
    this.tell('shown', at);
  }

  /** @throws PostIsNoThread */
  setLocked(locked: boolean, at: FoundPlace): void {
    if (this.id !== this.threadId) throw new PostIsNoThread();
    if (this.locked === locked) return;
    Object.assign(this, { locked });
    this.tell(locked ? 'locked' : 'unlocked', at);
  }

  /** @throws PostHidden */
  report(): void {
    this.assertVisible();
    const { runId, itemId } = this;
    this.record(new PostReported(this.id, { runId, itemId }));
  }

  private static written(
    own: PostPlace & { readonly id: string; readonly threadId: string },
    markdown: string,
    by: Actor,
    now: Date,
  ): CoursePost {
    const visible = { state: 'visible', hiddenReason: null, hiddenBy: null, locked: false, version: 1 };
    const said = { markdown, writtenBy: by.personId!, writtenAt: now, schoolId: by.schoolId! };
    const post = new CoursePost();
    Object.assign(post, own, said, visible);
    post.tell('written', { isPublished: true }); // nothing is said of a draft
    return post;
  }

  private assertVisible(): void {
    if (this.state === 'hidden') throw new PostHidden();
  }

  private tell(
    change: PostChanged['data']['change'],
    { isPublished }: Pick<FoundPlace, 'isPublished'>,
  ): void {
    const { runId, itemId, threadId } = this;
    this.record(new PostChanged(this.id, { runId, itemId, threadId, change, isPublished }));
  }
}
