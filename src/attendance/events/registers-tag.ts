/** The cache tag of everything that was made from a school's registers, entries and marks; see show-registers.query.ts. */
export function registersTag(schoolId: string | null): string {
  return `registers:${schoolId}`;
}
