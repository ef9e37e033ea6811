/** Stands for every tag: evicting it empties the cache. */
export const EVERYTHING = '*';

/**
 * Remembers when each tag was last evicted in this process, on a counter that goes up with each eviction. A value is
 * fresh if none of its tags was evicted after its load began.
 */
export class Evictions {
  private readonly last = new Map<string, number>();
  private count = 0;
  /** Values from before this moment are stale whatever their tags are. */
  private floor = 0;

  constructor(private readonly bound: number) {}

  now(): number {
    return this.count;
  }

  add(tags: readonly string[]): void {
    this.count++;
    if (tags.includes(EVERYTHING) || this.last.size + tags.length > this.bound) {
      // Forgetting the tags is only safe when everything older is forgotten with them.
      this.last.clear();
      this.floor = this.count;
    }
    for (const tag of tags) this.last.set(tag, this.count);
  }

  isFresh(since: number, tags: readonly string[]): boolean {
    return since >= this.floor && tags.every((tag) => (this.last.get(tag) ?? 0) <= since);
  }
}
