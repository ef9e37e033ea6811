/** What an account is. Income and expense are the categories of what comes and goes. */
export const ACCOUNT_KINDS = ['asset', 'liability', 'equity', 'income', 'expense'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** Accounts of equity that each ledger has from the beginning: against them balances begin, and currencies are changed. */
export const ACCOUNT_PURPOSES = ['opening', 'exchange'] as const;
export type AccountPurpose = (typeof ACCOUNT_PURPOSES)[number];
