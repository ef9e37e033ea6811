/** What somebody with whom a ledger is shared may do in it: look on, or write as well. */
export const SHARE_ACCESSES = ['viewer', 'editor'] as const;
export type ShareAccess = (typeof SHARE_ACCESSES)[number];

/** What a person may do in a ledger. Only its owner shares it and changes what it is called. */
export const LEDGER_ACCESSES = ['owner', ...SHARE_ACCESSES] as const;
export type LedgerAccess = (typeof LEDGER_ACCESSES)[number];

/** Invited until the person answers; ended by the owner, by whoever it was given to, or because nobody answered. */
export const SHARE_STATES = ['invited', 'accepted', 'declined', 'ended'] as const;
export type ShareState = (typeof SHARE_STATES)[number];
