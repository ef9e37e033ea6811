import type { OutgoingHttpHeader, OutgoingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';
import { allowanceHeaders } from '../limits/count-request.js';
import type { Allowance } from '../limits/rate-limiter.js';

/** What each answer says anew. */
interface SaidAnew {
  readonly requestId: string;
  readonly allowance: Allowance;
  /** The connection is to be given up. */
  readonly closes: boolean;
}

/** The headers of an answer, to be said again as they were and in their order; names and values by turns, as Node takes them. */
export class KeptHeaders {
  private readonly said: readonly OutgoingHttpHeader[];
  private readonly places = new Map<string, number>();

  constructor(headers: ReturnType<FastifyReply['getHeaders']>) {
    const kept = Object.entries(headers as OutgoingHttpHeaders).filter(([name]) => name !== 'connection');
    kept.forEach(([name], at) => this.places.set(name, 2 * at + 1));
    this.said = kept.flatMap(([name, value]) => [name, value!]);
  }

  again({ requestId, allowance, closes }: SaidAnew): OutgoingHttpHeader[] {
    const headers = this.said.slice();
    const anew = { 'x-request-id': requestId, ...allowanceHeaders(allowance) };
    for (const [name, value] of Object.entries(anew)) headers[this.places.get(name)!] = value;
    if (closes) headers.splice(this.places.get('x-request-id')! + 1, 0, 'connection', 'close');
    return headers;
  }
}
