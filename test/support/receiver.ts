import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { until } from './until.js';

export interface ReceivedRequest {
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A program outside that receives webhooks. */
export class Receiver {
  readonly requests: ReceivedRequest[] = [];
  /** What it answers. */
  reply: (request: ReceivedRequest) => Reply | Promise<Reply> = () => ({ status: 200, body: 'thanks' });

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<Receiver> {
    const server = createServer();
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const receiver = new Receiver(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { url: path = '', method = '', headers } = request;
        const received = { path, method, headers, body: Buffer.concat(parts).toString('utf8') };
        receiver.requests.push(received);
        void Promise.resolve(receiver.reply(received)).then(({ status, headers: said, body }) =>
          response.writeHead(status, said).end(body),
        );
      });
    });
    return receiver;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => void this.server.close(resolve));
  }

  /** Waits until so many requests have come to a path; those. */
  async received(path: string, count: number): Promise<ReceivedRequest[]> {
    const there = () => this.requests.filter((request) => request.path === path);
    await until(
      () => there().length >= count,
      () =>
        `${count} requests to ${path}; there came ${this.requests.map((request) => request.path).join(', ')}`,
    );
    return there();
  }
}

/** The body of a request as an independent library reads it. @throws when the signature is not by this secret */
export function verified<Body>(request: ReceivedRequest, secret: string): Body {
  return new Webhook(secret).verify(request.body, request.headers as Record<string, string>) as Body;
}
