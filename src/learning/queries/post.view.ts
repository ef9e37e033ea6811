import type { PostState } from '#domain/learning/talk/talk.words';
import { renderMarkdown } from '#platform/markdown/render-markdown';

/** What somebody has said about an item. Of what is hidden only the authors and its writer see the text, and why. */
export class PostView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  itemId!: string;
  state!: PostState;
  /** Null: it is hidden from the reader. */
  author!: string | null;
  /** Whether the reader has written it. */
  mine!: boolean;
  /** As it was written; null: it is hidden from the reader. */
  markdown!: string | null;
  /** The same as HTML, free of anything that runs, loads styles or frames. */
  html!: string | null;
  /** @format date-time */
  writtenAt!: string;
  /** Why it is hidden, for those who see it. */
  hiddenReason!: string | null;
  /** How many have asked the authors to look at it; for the authors, to others 0. */
  reports!: number;
}

/** A post that begins a thread, with its newest answers. */
export class ThreadView extends PostView {
  /** Nobody answers any more. */
  locked!: boolean;
  /** The newest ten, in order. */
  answers!: PostView[];
  /** There are answers before these: give it as `after` to `course-posts/{id}/answers`; absent when these are all. */
  earlier?: string;
}

export type BarePost = Omit<PostView, 'html'>;

const readable = (open: string) =>
  `(t.state = 'visible' or ${open} or t.written_by = platform.current_person())`;

/** Whose account, or the school's record of whoever wrote it, was erased since has no account there any more. */
const writerOf = (writtenBy: string) => `coalesce(
  (select p.display_name from identity_api.names_v1 p where p.person_id = ${writtenBy}),
  (select p.display_name from roster_api.people_v1 p
    where p.school_id = t.school_id and p.roster_person_id = ${writtenBy}))`;

/**
 * A post `t` as JSON.
 * @param open whether the reader is an author of the course, or sees everything
 */
export const postJson = (
  open: string,
) => `json_build_object('id', t.id, 'itemId', t.item_id, 'state', t.state,
  'mine', coalesce(t.written_by = platform.current_person(), false), 'writtenAt', t.written_at,
  'author', case when ${readable(open)} then ${writerOf('t.written_by')} end,
  'markdown', case when ${readable(open)} then t.markdown end,
  'hiddenReason', case when ${readable(open)} then t.hidden_reason end,
  'reports', case when ${open} then (select count(*)::int from learning.post_reports o
    where o.school_id = t.school_id and o.post_id = t.id) else 0 end)`;

/** How many characters of the post `t` are shown. */
export const shownCharacters = (open: string) =>
  `case when ${readable(open)} then length(t.markdown) else 0 end`;

export function textOf({ markdown }: BarePost): readonly (string | null)[] {
  return [markdown];
}

export function shownPost(post: BarePost): PostView {
  return { ...post, html: post.markdown === null ? null : renderMarkdown(post.markdown) };
}
