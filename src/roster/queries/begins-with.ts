/**
 * True where a name begins with the value `?`, in any case: as a span of what is in lower case, for `lower()` would have to be
 * asked before row security, which lets no index do so (it is not leakproof).
 * @param lower a column that PostgreSQL makes of the name, compared by its bytes
 */
export function beginsWith(lower: string): string {
  return `${lower} >= lower(?) and ${lower} < lower(?) || chr(1114111)`; // the last character that there can be
}
