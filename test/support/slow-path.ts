import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/** A way to a Redis on which every answer takes longer; `delayMs` may be changed at any time. */
export class SlowPath {
  delayMs = 0;
  private readonly server: Server;

  private constructor(target: URL) {
    this.server = createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      const sockets: Socket[] = [near, far];
      for (const socket of sockets) socket.on('error', () => sockets.forEach((each) => each.destroy()));
      near.on('close', () => far.destroy());
      near.on('data', (bytes) => far.write(bytes));
      far.on('data', (bytes) => setTimeout(() => near.destroyed || near.write(bytes), this.delayMs));
    });
  }

  static async to(url: string): Promise<SlowPath> {
    const path = new SlowPath(new URL(url));
    await new Promise<void>((resolve) => path.server.listen(0, '127.0.0.1', resolve));
    path.server.unref();
    return path;
  }

  get url(): string {
    return `redis://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
}
