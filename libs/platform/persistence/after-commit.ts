/** Who in this process wants to know at once that events were committed; the others find out by looking. */
export class AfterCommit {
  private readonly listeners: (() => void)[] = [];

  listen(listener: () => void): void {
    this.listeners.push(listener);
  }

  notify(): void {
    for (const listener of this.listeners) listener();
  }
}
