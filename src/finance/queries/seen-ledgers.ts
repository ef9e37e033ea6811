/**
 * Whether the reader sees the ledger of a row: the second line. The first is row security, which asks the same; a query says it as
 * well, so that neither is alone.
 */
export function isSeen(ledgerId: string): string {
  return `${ledgerId} in (select finance.ledgers_i_see())`;
}
