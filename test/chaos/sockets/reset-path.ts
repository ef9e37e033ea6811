import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Random } from '../harness/random.js';

/** A way on which connections are reset in the middle of what they carry, as by a lost network. */
export class ResetPath {
  resets = 0;
  private readonly open = new Set<Socket>();
  private readonly server: Server;

  private constructor(target: URL) {
    this.server = createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      this.open.add(near);
      for (const socket of [near, far]) {
        socket.on('error', () => undefined);
        socket.on('close', () => {
          this.open.delete(near);
          near.destroy();
          far.destroy();
        });
      }
      near.pipe(far);
      far.pipe(near);
    });
  }

  static async to(url: string): Promise<ResetPath> {
    const path = new ResetPath(new URL(url));
    await new Promise<void>((resolve) => path.server.listen(0, '127.0.0.1', resolve));
    return path;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Resets this share of all connections, whatever is on its way over them. */
  reset(random: Random, share: number): void {
    for (const socket of this.open) {
      if (!random.chance(share)) continue;
      this.resets += 1;
      socket.resetAndDestroy();
    }
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((closed) => this.server.close(closed));
  }
}
