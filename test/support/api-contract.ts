import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClosedSchemas } from './closed-schema.js';

interface Response {
  readonly $ref?: string;
  readonly headers?: Readonly<Record<string, { readonly $ref: string }>>;
  readonly content?: Readonly<Record<string, object>>;
}
interface Operation {
  readonly operationId: string;
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, Response>>;
}
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly headers: Readonly<Record<string, { readonly required?: boolean }>>;
    readonly responses: Readonly<Record<string, Response>>;
  };
}

/** A request and its answer, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  /** With or without the query: `/api/v1/schools/…`. */
  readonly path: string;
  /** The JSON that was sent, if any. */
  readonly sent?: unknown;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * Holds every answer to what docs/api/openapi.json promises: a declared status and media type, the headers, and a body
 * that matches its schema closed. What was accepted must have been declared acceptable, too.
 */
export class ApiContract {
  private readonly schemas: ClosedSchemas;
  private readonly templates: readonly { readonly template: string; readonly pattern: RegExp }[];

  constructor(private readonly document: OpenApi = committed()) {
    this.schemas = new ClosedSchemas(this.document);
    this.templates = Object.keys(this.document.paths)
      .toSorted((a, b) => a.split('{').length - b.split('{').length) // the literal before the parameter
      .map((template) => ({
        template,
        pattern: new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      }));
  }

  /** @throws Error that says which promise was broken */
  check(exchange: Exchange): void {
    const method = exchange.method.toLowerCase();
    const path = exchange.path.split('?')[0]!;
    const template = this.templates.find(
      ({ template: one, pattern }) => pattern.test(path) && this.document.paths[one]![method],
    )?.template;
    if (template === undefined) return expectNoRoute(exchange, path);
    const operation = this.document.paths[template]![method]!;
    const complain = (fault: string) => complaint(exchange, path, `${operation.operationId}: ${fault}`);
    const at = ['paths', template, method];
    const { response, where } = this.declared(operation, exchange.status, at);
    if (!response) throw complain(`the status ${exchange.status} is not declared`);
    this.checkHeaders(exchange, response, complain);
    this.checkBody(exchange, response, where, complain);
    const accepted = exchange.status < 300 && operation.requestBody && exchange.sent !== undefined;
    const input = [...at, 'requestBody', 'content', 'application/json', 'schema'];
    const faults = accepted ? this.schemas.faultsOf(exchange.sent, input) : '';
    if (faults) throw complain(`was accepted, though by its schema the request is wrong:\n${faults}`);
  }

  private declared({ responses }: Operation, status: number, at: readonly string[]) {
    const response = responses[status];
    const shared = response?.$ref?.split('/').at(-1);
    if (shared === undefined) return { response, where: [...at, 'responses', String(status)] };
    return {
      response: this.document.components.responses[shared],
      where: ['components', 'responses', shared],
    };
  }

  private checkHeaders({ headers }: Exchange, response: Response, complain: (fault: string) => Error): void {
    for (const name of Object.keys(response.headers ?? {})) {
      const required = this.document.components.headers[name]?.required ?? false;
      if (required && !headers.has(name)) throw complain(`the header ${name} is missing`);
    }
  }

  private checkBody(
    { status, headers, text }: Exchange,
    response: Response,
    where: readonly string[],
    complain: (fault: string) => Error,
  ): void {
    const declared = Object.keys(response.content ?? {});
    if (declared.length === 0 && text === '') return;
    const media = headers.get('content-type')?.split(';')[0] ?? 'none';
    if (!declared.includes(media) && !declared.includes('*/*'))
      throw complain(`the media type ${media} is not declared for ${status}`);
    if (!media.endsWith('json') || !declared.includes(media)) return;
    const faults = this.schemas.faultsOf(JSON.parse(text), [...where, 'content', media, 'schema']);
    if (faults) throw complain(`the answer is not what is declared for ${status}:\n${faults}`);
  }
}

function committed(): OpenApi {
  const file = join(import.meta.dirname, '../../docs/api/openapi.json');
  return JSON.parse(readFileSync(file, 'utf8')) as OpenApi;
}

/** `fetch` that holds every answer to the contract. */
export function honouring(contract: ApiContract, send: typeof fetch = fetch): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const response = await send(input, init);
    const body = typeof init?.body === 'string' && isJson(request.headers) ? parse(init.body) : undefined;
    contract.check({
      method: request.method,
      path: new URL(request.url).pathname,
      sent: body,
      status: response.status,
      headers: response.headers,
      text: await response.clone().text(),
    });
    return response;
  };
}

function isJson(headers: Headers): boolean {
  return headers.get('content-type')?.startsWith('application/json') ?? false;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // sent broken on purpose
  }
}

function expectNoRoute(exchange: Exchange, path: string): void {
  if (!path.startsWith('/api/')) return;
  const isHead = exchange.method.toUpperCase() === 'HEAD'; // is told without words
  if (exchange.status === 404 && (isHead || exchange.text.includes('"platform.no_such_route"'))) return;
  throw complaint(exchange, path, 'is not in docs/api/openapi.json: run `npm run docs`');
}

function complaint({ method, status, text }: Exchange, path: string, fault: string): Error {
  return new Error(`${method} ${path} → ${status}\n${fault}\nThe answer: ${text.slice(0, 1000)}`);
}
