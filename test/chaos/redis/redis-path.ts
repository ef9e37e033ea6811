import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The way of one process to its Redis, on which answers may be made late, and by which one sees that it is used. */
export class RedisPath {
  delayMs = 0;
  /** When an answer last came back to something that the process has asked for its users (ms of the process's clock). */
  servedAt = 0;
  private readonly server: Server;
  private target: URL | undefined;

  private constructor() {
    this.server = createServer((near) => this.lead(near));
  }

  static async open(): Promise<RedisPath> {
    const path = new RedisPath();
    await new Promise<void>((resolve) => path.server.listen(0, '127.0.0.1', resolve));
    path.server.unref();
    return path;
  }

  /** @returns where the process finds what is at `url` */
  to(url: string): string {
    this.target = new URL(url);
    return `redis://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private lead(near: Socket): void {
    const far = connect(Number(this.target!.port), this.target!.hostname);
    let asked = false;
    for (const socket of [near, far]) {
      socket.on('error', () => undefined);
      socket.on('close', () => [near, far].forEach((each) => each.destroy()));
    }
    near.on('data', (bytes) => {
      asked ||= USED.test(bytes.toString('latin1'));
      far.write(bytes);
    });
    far.on('data', (bytes) =>
      setTimeout(() => {
        if (asked && !bytes.toString('latin1').startsWith('-')) this.servedAt = performance.now();
        asked = false;
        if (!near.destroyed) near.write(bytes);
      }, this.delayMs),
    );
  }
}

/** Look-ups and keeping of the cache, counting of limits, hints of jobs; not the pings of who tries whether it is back. */
const USED = /\r\n(mget|set|eval|evalsha)\r\n/i;
