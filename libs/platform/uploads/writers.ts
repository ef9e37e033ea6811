interface Writer {
  readonly connection: { destroy(): unknown } | undefined;
  readonly over: Promise<unknown>;
}

/** Who writes to uploads in this process. */
export class Writers {
  private readonly byId = new Map<string, Writer>();

  async during<T>(id: string, connection: Writer['connection'], work: () => Promise<T>): Promise<T> {
    const answer = work();
    this.byId.set(id, { connection, over: answer.catch(() => undefined) });
    return answer.finally(() => this.byId.delete(id));
  }

  /** Ends one, who writes nothing any more after that. @returns false when it is none of this process: it may write on */
  async end(id: string): Promise<boolean> {
    const writer = this.byId.get(id);
    writer?.connection?.destroy();
    await writer?.over;
    return writer !== undefined;
  }
}
