/** As many share a turn at most; the first of them waits for the last. */
const MOST = 32;

/** As long as a turn holds up the next one at most (ms), so that one that waits for a lock does not stop a school. */
const PATIENCE = 25;

/**
 * Between two turns of a busy lane (ms): whoever was answered just now, and asks again, comes along.
 */
const BREATH = 2;

/** Lets what comes for one lane while it is busy take the next turn together. */
export class Lanes<Item extends { readonly subject: string }> {
  private readonly waiting = new Map<string, Item[]>();

  /** @param take of at least one item, of different subjects; never rejects */
  constructor(private readonly take: (items: readonly Item[]) => Promise<void>) {}

  add(lane: string, item: Item): void {
    const queue = this.waiting.get(lane);
    if (queue) return void queue.push(item);
    this.waiting.set(lane, [item]);
    setImmediate(() => this.next(lane)); // whatever else has arrived by now comes along
  }

  private next(lane: string): void {
    const queue = this.waiting.get(lane)!;
    const turn = ofDifferentSubjects(queue);
    if (turn.length === 0) return void this.waiting.delete(lane);
    this.waiting.set(
      lane,
      queue.filter((item) => !turn.includes(item)),
    );
    let over = false;
    const goOn = () => {
      clearTimeout(patience);
      if (!over) setTimeout(() => this.next(lane), BREATH);
      over = true;
    };
    const patience = setTimeout(goOn, PATIENCE);
    void this.take(turn).finally(goOn);
  }
}

/** The first of each subject, in the order in which they came. */
function ofDifferentSubjects<Item extends { readonly subject: string }>(queue: readonly Item[]): Item[] {
  const first = new Map<string, Item>();
  for (const item of queue) {
    if (first.size === MOST) break;
    if (!first.has(item.subject)) first.set(item.subject, item);
  }
  return [...first.values()];
}
