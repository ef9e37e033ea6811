import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { requestContext } from '#platform/context/request-context';

/** What the authenticator asks when it does not know the caller any more, see src/identity/persistence. */
const DOOR = /\bidentity\.(access_of|use_api_key|district_of|access_changes_since)\(/;

/**
 * Counts the statements that are sent while `work` runs, apart from begin and commit: a query budget. Those of requests
 * by the request's id; those of no request together under the empty text. What jobs send meanwhile is nobody's budget,
 * nor is what the door asks now and then to know the caller.
 */
export async function countStatements<T>(
  work: () => Promise<T>,
): Promise<{ result: T; statements: ReadonlyMap<string, number> }> {
  const statements = new Map<string, number>();
  const count = (message: unknown) => {
    const context = requestContext();
    const { text } = message as { text: string };
    if (context?.job || DOOR.test(text)) return;
    const request = context?.requestId ?? '';
    statements.set(request, (statements.get(request) ?? 0) + 1);
  };
  subscribe('lyceum:statement', count);
  try {
    return { result: await work(), statements };
  } finally {
    unsubscribe('lyceum:statement', count);
  }
}
