import { request, type IncomingHttpHeaders } from 'node:http';

export interface TusAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface TusRequest {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** In these pieces, without saying how many bytes there are. */
  readonly chunks?: readonly string[];
  /** Of a body in pieces: what happens before its end is sent. */
  readonly endsAfter?: Promise<unknown>;
  readonly trailers?: Readonly<Record<string, string>>;
  /** Cuts the connection when this much was sent, of a body that is said to be longer. */
  readonly cutAt?: number;
}

const BASE = { 'tus-resumable': '1.0.0' };
export const PIECE = { 'content-type': 'application/offset+octet-stream' };

/** Somebody who uploads by tus, request by request, with every header as it is said. */
export class TusClient {
  constructor(
    private readonly url: string,
    readonly schoolId: string,
    private readonly token: string,
  ) {}

  get home(): string {
    return `/api/v1/schools/${this.schoolId}/uploads`;
  }

  /** By an address or its path; an empty header is not sent. */
  send(method: string, at: string, { headers, body, chunks, endsAfter, trailers, cutAt }: TusRequest = {}) {
    const { pathname, search } = new URL(at, this.url);
    const said = { authorization: `Bearer ${this.token}`, ...BASE, ...headers };
    const sent = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''));
    if (!chunks && !('content-length' in sent))
      sent['content-length'] = String(Buffer.byteLength(body ?? ''));
    return new Promise<TusAnswer>((resolve, reject) => {
      const call = request(
        `${this.url}${pathname}${search}`,
        { method, headers: sent, agent: false },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => void parts.push(part));
          response.on('end', () =>
            resolve({
              status: response.statusCode!,
              headers: response.headers,
              body: Buffer.concat(parts).toString(),
            }),
          );
        },
      );
      call.on('error', reject);
      for (const chunk of chunks ?? []) call.write(chunk);
      if (endsAfter) return void endsAfter.finally(() => call.end()).catch(reject);
      if (trailers) call.addTrailers(trailers);
      if (cutAt === undefined) return void call.end(chunks ? undefined : body);
      call.write(Buffer.from(body!).subarray(0, cutAt), () => setTimeout(() => call.destroy(), 50));
    });
  }

  create(headers: Record<string, string>, more: TusRequest = {}): Promise<TusAnswer> {
    return this.send('POST', this.home, { ...more, headers: { ...headers, ...more.headers } });
  }

  /** Begins an upload and answers its path. */
  async begin(headers: Record<string, string>, more: TusRequest = {}): Promise<string> {
    const answer = await this.create(headers, more);
    if (answer.status !== 201) throw new Error(`The upload was not begun: ${answer.status} ${answer.body}`);
    return new URL(answer.headers.location!, this.url).pathname;
  }

  patch(at: string, offset: number | string, body: string | Uint8Array, more: TusRequest = {}) {
    const headers = { ...PIECE, 'upload-offset': String(offset), ...more.headers };
    return this.send('PATCH', at, { ...more, body, headers });
  }

  head(at: string): Promise<TusAnswer> {
    return this.send('HEAD', at);
  }

  /** Uploads the whole of it in one piece and answers its id. */
  async upload(content: string | Uint8Array, name = 'file'): Promise<string> {
    const metadata = `filename ${Buffer.from(name).toString('base64')}`;
    const length = String(Buffer.byteLength(content));
    const at = await this.begin(
      { 'upload-length': length, 'upload-metadata': metadata, ...PIECE },
      { body: content },
    );
    return at.split('/').at(-1)!;
  }
}
