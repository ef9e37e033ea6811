import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A way to a server on which everything may stop without a word, as behind a switch that died: a black hole. */
export class HeldPath {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private target: URL | undefined;
  private held = false;

  private constructor() {
    this.server = createServer((near) => this.lead(near));
  }

  static async open(): Promise<HeldPath> {
    const path = new HeldPath();
    await new Promise<void>((resolve) => path.server.listen(0, '127.0.0.1', resolve));
    path.server.unref();
    return path;
  }

  /** @returns where one finds by this way what is at `url` */
  to(url: string): string {
    this.target = new URL(url);
    const by = new URL(url);
    by.port = String((this.server.address() as AddressInfo).port);
    return by.toString();
  }

  /** From now on nothing comes through in either direction, and no connection is ended. */
  hold(): void {
    this.held = true;
    for (const socket of this.sockets) socket.pause();
  }

  /** What was on its way arrives now. */
  letGo(): void {
    this.held = false;
    for (const socket of this.sockets) socket.resume();
  }

  private lead(near: Socket): void {
    const far = connect(Number(this.target!.port), this.target!.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.on('error', () => undefined);
      from.on('data', (bytes) => to.destroyed || to.write(bytes));
      from.on('close', () => {
        this.sockets.delete(from);
        to.end();
      });
      if (this.held) from.pause();
    }
  }
}
