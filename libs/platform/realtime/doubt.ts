/** Topics of a school whose watchers may have lost the right to them. */
export interface Doubt {
  /** Null: of whichever school. */
  readonly schoolId: string | null;
  /** One that ends with `*` means all that begin so. */
  readonly topics: readonly string[];
}

export function isInDoubt({ topics }: Doubt, name: string): boolean {
  return topics.some((topic) => (topic.endsWith('*') ? name.startsWith(topic.slice(0, -1)) : name === topic));
}
