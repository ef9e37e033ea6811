/** Does something again and again, with a pause after each time. It never overlaps with itself, and its errors are reported. */
export class Repeating {
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();
  private stopped = true;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly pauseMs: number,
    private readonly onError: (error: Error) => void,
  ) {}

  /** The first time is now. */
  start(): void {
    this.stopped = false;
    this.turn = this.once();
  }

  /** Ends after the turn under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.turn;
  }

  private async once(): Promise<void> {
    try {
      await this.work();
    } catch (error) {
      this.onError(error as Error);
    }
    if (!this.stopped) this.timer = setTimeout(() => void (this.turn = this.once()), this.pauseMs);
  }
}
