import { lookup } from 'node:dns/promises';
import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { within } from '../deadline/within.js';
import type { AddressRules } from './address-rules.js';

/** An answer from outside, cut to what one may want to read of it. */
export interface OutsideAnswer {
  readonly status: number;
  /** The beginning of the body, as text. */
  readonly excerpt: string;
  readonly retryAfter: string | null;
}

/** The request was not made: the address is none that it may go to. */
export class AddressRefused extends Error {
  constructor(host: string) {
    super(`${host} is no public address.`);
    this.name = 'AddressRefused';
  }
}

export interface HostAddress {
  readonly address: string;
  readonly family: number;
}

export interface PinnedPostOptions {
  readonly rules: AddressRules;
  /** For the whole exchange, the look-up of the name included. */
  readonly timeoutMs: number;
  /** Bytes of an answer's body that are read; the rest is not waited for. */
  readonly answerBytes: number;
  /** Every address of a host; the system's resolver unless told otherwise. */
  readonly resolve?: (host: string) => Promise<readonly HostAddress[]>;
}

/**
 * Sends requests where somebody else wants them sent. The name is looked up once, every address that it has must be one
 * that we may send to, and the connection goes to one of just those: a name that means something else a moment later
 * changes nothing. Redirections are not followed, proxies not asked, connections not kept.
 */
export class PinnedPost {
  constructor(private readonly options: PinnedPostOptions) {}

  /**
   * @throws AddressRefused, DeadlineMissed, and what look-up, connection and TLS throw
   */
  async post(
    address: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<OutsideAnswer> {
    const url = new URL(address);
    const abort = new AbortController();
    try {
      return await within(
        this.options.timeoutMs,
        this.exchange(url, headers, Buffer.from(body), abort.signal),
      );
    } finally {
      abort.abort();
    }
  }

  private async exchange(
    url: URL,
    headers: Readonly<Record<string, string>>,
    body: Buffer,
    signal: AbortSignal,
  ): Promise<OutsideAnswer> {
    const pinned = pinnedTo(await this.addressesOf(url));
    signal.throwIfAborted();
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = url.protocol === 'https:' ? requestSecure : requestPlain;
      const length = { 'content-length': String(body.length) };
      const options = {
        method: 'POST',
        headers: { ...headers, ...length },
        agent: false,
        lookup: pinned,
        signal,
      };
      request(url, options, resolve).on('error', reject).end(body);
    });
    const { statusCode = 0, headers: said } = answer;
    const retryAfter = said['retry-after'] ?? null;
    return { status: statusCode, excerpt: await this.beginningOf(answer), retryAfter };
  }

  private async addressesOf({ hostname, protocol }: URL): Promise<readonly HostAddress[]> {
    const host = hostname.replaceAll(/^\[|\]$/g, '');
    const family = isIP(host);
    const resolve = this.options.resolve ?? ((name: string) => lookup(name, { all: true }));
    const addresses = family > 0 ? [{ address: host, family }] : await resolve(host);
    const standings = addresses.map(({ address }) => this.options.rules.standingOf(address));
    const allowed = protocol === 'https:' ? ['public', 'allowed'] : ['allowed'];
    if (standings.length === 0 || standings.some((standing) => !allowed.includes(standing)))
      throw new AddressRefused(host);
    return addresses;
  }

  private async beginningOf(answer: IncomingMessage): Promise<string> {
    const parts: Buffer[] = [];
    let missing = this.options.answerBytes;
    try {
      for await (const part of answer) {
        parts.push((part as Buffer).subarray(0, missing));
        missing -= (part as Buffer).length;
        if (missing <= 0) break; // which closes the connection
      }
    } catch {
      // The status has been said; of the body counts what came.
    }
    return Buffer.concat(parts).toString('utf8');
  }
}

function pinnedTo(addresses: readonly HostAddress[]): LookupFunction {
  return (_host, options, answer) => {
    if (options.all) return answer(null, [...addresses]);
    const [{ address, family }] = addresses as [HostAddress];
    return answer(null, address, family);
  };
}
