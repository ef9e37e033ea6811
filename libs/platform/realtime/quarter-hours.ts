const QUARTER_MS = 15 * 60_000;
/** Not every process begins at the same moment. */
const SPREAD_MS = 30_000;

/** Does something soon after each full quarter of an hour: at midnight as well, whichever zone has it. */
export class QuarterHours {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly work: () => void) {}

  start(): void {
    const untilNext = QUARTER_MS - (Date.now() % QUARTER_MS);
    this.timer = setTimeout(
      () => {
        this.work();
        this.start();
      },
      untilNext + Math.random() * SPREAD_MS,
    ).unref();
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
