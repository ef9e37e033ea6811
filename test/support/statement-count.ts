// Runs in any process of ours, with the request context that is that process's own: so it imports nothing of the product.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** What the authenticator asks when it does not know the caller any more, see src/identity/persistence. */
const DOOR = /\bidentity\.(access_of|use_api_key|district_of)\(/;

type ContextOf = () => { readonly requestId: string; readonly job?: unknown } | undefined;

export interface StatementTally {
  readonly statements: number;
  /** By the request's id, without what the door asks and what jobs do; what belongs to no request is under ''. */
  readonly requests: readonly (readonly [string, number])[];
}

/** Begins to count in this process. @returns what ends it, and tells what was counted */
export function beginCount(contextOf: ContextOf): () => StatementTally {
  let statements = 0;
  const requests = new Map<string, number>();
  const count = (message: unknown) => {
    statements++;
    const context = contextOf();
    const { text } = message as { text: string };
    if (context?.job || DOOR.test(text)) return;
    const request = context?.requestId ?? '';
    requests.set(request, (requests.get(request) ?? 0) + 1);
  };
  subscribe('lyceum:statement', count);
  return () => {
    unsubscribe('lyceum:statement', count);
    return { statements, requests: [...requests] };
  };
}
