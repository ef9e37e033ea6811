export const POST_STATES = ['visible', 'hidden'] as const;
export type PostState = (typeof POST_STATES)[number];

/** What a post is about. */
export interface PostPlace {
  readonly runId: string;
  readonly itemId: string;
}
