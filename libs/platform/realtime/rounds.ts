/** Work in rounds, one at a time. Who asks for a round gets one that begins after the asking, with all who ask meanwhile. */
export class Rounds {
  private now?: Promise<void>;
  private next?: Promise<void>;

  constructor(private readonly work: () => Promise<void>) {}

  get areUnderWay(): boolean {
    return (this.now ?? this.next) !== undefined;
  }

  /** The round that begins next. @throws what its work throws */
  run(): Promise<void> {
    if (this.next) return this.next;
    if (!this.now) return this.begin();
    return (this.next = this.end().then(() => this.begin()));
  }

  /** Waits for the round under way, if there is one, however it ends. */
  async end(): Promise<void> {
    await this.now?.catch(() => undefined);
  }

  private begin(): Promise<void> {
    this.next = undefined;
    const work = Promise.resolve().then(this.work); // under way before it is asked for another
    return (this.now = work.finally(() => (this.now = undefined)));
  }
}
