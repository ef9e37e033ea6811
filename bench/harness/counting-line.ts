import { connect, type Socket } from 'node:net';

export interface Counted {
  readonly status: number;
  /** Of the body. */
  readonly bytes: number;
}

/** One keep-alive connection that reads answers of any size and keeps nothing of them but how large they were. */
export class CountingLine {
  private head: Buffer = Buffer.alloc(0);
  private missing = 0;
  private status = 0;
  private bytes = 0;
  private waiting?: { resolve: (counted: Counted) => void; reject: (error: Error) => void };

  private readonly socket: Socket;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (chunk) => this.take(chunk));
    socket.on('error', (error) => this.waiting?.reject(error));
    socket.on('close', () => this.waiting?.reject(new Error('The server closed the connection.')));
  }

  static open(port: number): Promise<CountingLine> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new CountingLine(socket)));
      socket.once('error', reject);
    });
  }

  send(request: string): Promise<Counted> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    if (this.missing > 0) return this.count(chunk.length);
    this.head = this.head.length === 0 ? chunk : Buffer.concat([this.head, chunk]);
    const end = this.head.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.head.toString('latin1', 0, end);
    this.status = Number(head.slice(9, 12));
    this.bytes = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    this.missing = this.bytes;
    const come = this.head.length - end - 4;
    this.head = Buffer.alloc(0);
    this.count(come);
  }

  private count(come: number): void {
    this.missing -= come;
    if (this.missing > 0) return;
    const { waiting, status, bytes } = this;
    this.waiting = undefined;
    waiting?.resolve({ status, bytes });
  }
}
