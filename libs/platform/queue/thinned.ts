/** Passes on the newest of many values, at most one in `everyMs`, one after the other. */
export class Thinned<Value> {
  private newest: { readonly value: Value } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<void> | undefined;
  private sentAt = -Infinity;

  constructor(
    private readonly send: (value: Value) => Promise<void>,
    private readonly everyMs: number,
  ) {}

  offer(value: Value): void {
    this.newest = { value };
    if (this.timer ?? this.sending) return;
    const restMs = Math.max(0, this.sentAt + this.everyMs - performance.now());
    this.timer = setTimeout(() => void this.settle(), restMs);
  }

  /** Passes on what waits, now. */
  async settle(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.sending;
    if (!this.newest) return;
    const { value } = this.newest;
    this.newest = undefined;
    this.sentAt = performance.now();
    this.sending = this.send(value).finally(() => (this.sending = undefined));
    await this.sending;
    if (this.newest) this.offer((this.newest as { value: Value }).value);
  }

  /** Forgets what waits. */
  drop(): void {
    clearTimeout(this.timer);
    this.newest = undefined;
  }
}
