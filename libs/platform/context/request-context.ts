import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';

/** An `Idempotency-Key` that came with an unsafe command (K4), as its door read it. */
export interface IdempotencyClaim {
  /** The person or API client that the key belongs to. */
  readonly ownerId: string;
  readonly schoolId: string | null;
  /** The route or socket action, so that one key may be used once for each. */
  readonly route: string;
  readonly key: string;
  /** SHA-256 of the body, base64url: the same key with another body is refused. */
  bodyHash: string;
  /** Set when the stored answer of an earlier run was returned instead of running again. */
  replayed: boolean;
  /** Set by the unit of work that answers for the key: there is one in a request. */
  taken?: boolean;
  /** What that unit of work answered, when it ran. */
  answer?: unknown;
}

/** The lease under which a job's handler runs; its first unit of work completes the job in its own transaction (R4). */
export interface JobLease {
  readonly jobId: string;
  readonly fence: string;
  /** True for a job of one transaction, which that transaction itself completes. */
  readonly completesInTransaction: boolean;
  completed: boolean;
}

/** What is known of the request, socket message or job under way; it travels along the asynchronous calls. */
export interface RequestContext {
  readonly requestId: string;
  readonly origin: string | null;
  /** The tenant, once the door has let the actor in; for log lines. */
  schoolId?: string | null;
  idempotency?: IdempotencyClaim;
  job?: JobLease;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function requestContext(): RequestContext | undefined {
  return storage.getStore();
}

export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** For middleware frameworks that continue by callback: the rest of this asynchronous chain sees the context. */
export function enterContext(context: RequestContext): void {
  storage.enterWith(context);
}

/** Of a body that is streamed only facts are known, and only afterwards: they are then what the key stands for. */
export function coverWithClaim(facts: object): void {
  const claim = requestContext()?.idempotency;
  if (claim) claim.bodyHash = createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}
