import { Agent, request as send, type IncomingHttpHeaders } from 'node:http';

export interface Question {
  readonly method?: string;
  /** As it goes over the wire: nothing is normalised. */
  readonly path: string;
  readonly token?: string | undefined;
  /** An object is sent as JSON. */
  readonly body?: object | string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Asked {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly ms: number;
}

const DEADLINE_MS = 20_000;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Any request, also one that `fetch` would correct or refuse to send. @returns status 0 when the connection ended */
export function ask(
  origin: string,
  { method = 'GET', path, token, body, headers }: Question,
): Promise<Asked> {
  const began = performance.now();
  const bytes = typeof body === 'object' ? JSON.stringify(body) : body;
  const { hostname, port } = new URL(origin);
  const all = { ...headersOf(token, bytes), ...headers };
  return new Promise((resolve) => {
    const end = (status: number, text: string, answered: IncomingHttpHeaders = {}) =>
      resolve({ status, text, headers: answered, ms: performance.now() - began });
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const request = send({ hostname, port, method, path, headers: all, agent, signal }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        end(response.statusCode!, Buffer.concat(parts).toString('utf8'), response.headers),
      );
      response.on('error', (error) => end(0, error.message));
    });
    request.on('error', (error) => end(0, error.message));
    request.end(bytes);
  });
}

function headersOf(token: string | undefined, bytes: string | undefined): Record<string, string> {
  return {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(bytes !== undefined && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(bytes)),
    }),
  };
}
