import type { AccountView } from '../../queries/account.view.js';

const ROOTS: Readonly<Record<AccountView['kind'], string>> = {
  asset: 'Assets',
  liability: 'Liabilities',
  equity: 'Equity',
  income: 'Income',
  expense: 'Expenses',
};

/**
 * What accounts are called in a plain-text journal: by the way down to each, `Expenses:Food:Bread`, of parts that the program
 * accepts. Two that would be called the same are told apart by a number.
 */
export function accountNames(
  accounts: readonly AccountView[],
  accepted: (name: string) => string,
): ReadonlyMap<string, string> {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const nameOf = (account: AccountView): string => {
    const known = names.get(account.id);
    if (known) return known;
    const parent = account.parentId === null ? ROOTS[account.kind] : nameOf(byId.get(account.parentId)!);
    const name = free(`${parent}:${accepted(account.name)}`, taken);
    taken.add(name.toLowerCase());
    names.set(account.id, name);
    return name;
  };
  for (const account of accounts) nameOf(account);
  return names;
}

function free(name: string, taken: ReadonlySet<string>): string {
  for (let nth = 1; ; nth++) {
    const numbered = nth === 1 ? name : `${name}-${nth}`;
    if (!taken.has(numbered.toLowerCase())) return numbered;
  }
}
