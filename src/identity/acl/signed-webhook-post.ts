import type { Clock } from '#domain/kernel/clock';
import type { PostFault, PostOutcome } from '#domain/identity/webhooks/delivery.words';
import type { Letter, WebhookPost } from '#domain/identity/webhooks/webhook-ports';
import { DeadlineMissed } from '#platform/deadline/within';
import { AddressRefused, type OutsideAnswer, type PinnedPost } from '#platform/outbound/pinned-post';
import { standardHeaders } from '#platform/outbound/standard-webhook';

/** Signs by Standard Webhooks and sends over the platform's pinned requests. */
export class SignedWebhookPost implements WebhookPost {
  constructor(
    private readonly requests: PinnedPost,
    private readonly clock: Clock,
  ) {}

  async send({ url, secrets, id, body }: Letter): Promise<PostOutcome> {
    const at = this.clock.now();
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Lyceum-Webhooks/1.0',
      ...standardHeaders({ id, body }, secrets, at),
    };
    const begun = performance.now();
    const answer = await this.requests.post(url, headers, body).catch(faultOf);
    const durationMs = Math.round(performance.now() - begun);
    if (typeof answer === 'string')
      return { at, durationMs, status: null, fault: answer, excerpt: null, retryAt: null };
    const { status, excerpt, retryAfter } = answer;
    const retryAt = retryAfter === null ? null : instantIn(retryAfter, this.clock.now());
    return { at, durationMs, status, fault: null, excerpt: printable(excerpt), retryAt };
  }
}

/** The reason in a word: more of it would tell whoever chose the address about the network that we are in. */
function faultOf(error: unknown): PostFault | OutsideAnswer {
  const code = String((error as NodeJS.ErrnoException).code);
  if (error instanceof AddressRefused) return 'address_refused';
  if (error instanceof DeadlineMissed) return 'timed_out';
  if (/^(ENOTFOUND|EAI_|ENODATA)/.test(code)) return 'name_not_found';
  if (/CERT|SSL|TLS|VERIFY|EPROTO/.test(code)) return 'not_trusted';
  return 'unreachable';
}

/** Seconds or a date (RFC 9110 §10.2.3). */
function instantIn(retryAfter: string, now: Date): Date | null {
  if (/^\d{1,9}$/.test(retryAfter)) return new Date(now.getTime() + Number(retryAfter) * 1000);
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? null : new Date(at);
}

function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters, NUL above all, cannot be stored or shown
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '\ufffd');
}
