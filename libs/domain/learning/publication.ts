export const PUBLICATION_STATES = ['draft', 'published', 'archived'] as const;
/** A draft is its authors' alone; what is published may be seen; what is archived is kept, unseen and unchanged. */
export type PublicationState = (typeof PUBLICATION_STATES)[number];

export const ITEM_STATES = ['draft', 'published'] as const;
export type ItemState = (typeof ITEM_STATES)[number];
