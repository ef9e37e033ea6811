import { connect, type Socket } from 'node:net';

export interface Reply {
  readonly status: number;
  readonly body: string;
}

/**
 * One keep-alive connection with one request at a time, as lean as can be: the client shares the machine with what it
 * measures. Understands answers with a Content-Length or with no content, which is all that the benchmarks meet.
 */
export class HttpLine {
  private socket: Socket;
  private readonly dial: () => Promise<Socket>;
  private received: Buffer = Buffer.alloc(0);
  private waiting?: { resolve: (reply: Reply) => void; reject: (error: Error) => void };
  /**
   * The server closes the connection, or has done so: nginx does after a thousand requests, and where none came for a while
   * (15 s for the first).
   */
  private isSpent = false;

  private constructor(socket: Socket, dial: () => Promise<Socket>) {
    this.socket = socket;
    this.dial = dial;
    this.use(socket);
  }

  static async open(host: string, port: number): Promise<HttpLine> {
    const dial = () =>
      new Promise<Socket>((resolve, reject) => {
        const socket = connect(port, host, () => resolve(socket));
        socket.once('error', reject);
      });
    return new HttpLine(await dial(), dial);
  }

  send(request: string): Promise<Reply> {
    return this.isSpent ? this.redial().then(() => this.ask(request)) : this.ask(request);
  }

  close(): void {
    this.socket.destroy();
  }

  private ask(request: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  private async redial(): Promise<void> {
    this.socket
      .removeAllListeners()
      .on('error', () => undefined)
      .destroy();
    this.use(await this.dial());
    this.isSpent = false;
  }

  private use(socket: Socket): void {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.take(bytes));
    socket.on('error', (error) => this.lose(error));
    socket.on('close', () => this.lose(new Error('The server closed the connection.')));
  }

  /** Whoever waits has no answer; the next request goes over another connection. */
  private lose(error: Error): void {
    this.isSpent = true;
    this.received = Buffer.alloc(0);
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.reject(error);
  }

  private take(bytes: Buffer): void {
    this.received = this.received.length === 0 ? bytes : Buffer.concat([this.received, bytes]);
    const reply = readReply(this.received);
    if (!reply || !this.waiting) return;
    this.received = this.received.subarray(reply.length);
    this.isSpent = reply.closes;
    const { resolve } = this.waiting;
    this.waiting = undefined;
    resolve(reply);
  }
}

/** A whole answer at the beginning of the bytes and how long it is; undefined while some of it is missing. */
export function readReply(bytes: Buffer): (Reply & { length: number; closes: boolean }) | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const length = end + 4 + contentLength(head);
  if (bytes.length < length) return undefined;
  const body = bytes.toString('utf8', end + 4, length);
  return { status: Number(head.slice(9, 12)), body, length, closes: /\r\nconnection: *close/i.test(head) };
}

/** The text of a request; `body` is sent as JSON. */
export function requestText(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
): string {
  const json = body === undefined ? '' : JSON.stringify(body);
  const all = {
    host: '127.0.0.1',
    ...headers,
    ...(json && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(json)) }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${json}`;
}

function contentLength(head: string): number {
  if (head.startsWith('HTTP/1.1 204 ')) return 0;
  const found = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (found === undefined) throw new Error(`An answer without a Content-Length:\n${head}`);
  return Number(found);
}
