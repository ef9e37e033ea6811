export const POST_STATES = ['visible', 'hidden'] as const;
export type PostState = (typeof POST_STATES)[number];

/** What a post is about. */
export interface PostPlace {
  readonly runId: string;
  readonly itemId: string;
}

export interface FoundPlace extends PostPlace {
  /** With its run and course: whoever learns in it is shown the item. */
  readonly isPublished: boolean;
}
