import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { requestContext } from '#platform/context/request-context';

/** What the authenticator asks when it does not know the caller any more, see src/identity/persistence. */
const DOOR = /\bidentity\.(access_of|use_api_key|district_of)\(/;

/** Statements that were sent while something ran, apart from begin and commit. */
export interface Counted<T> {
  readonly result: T;
  readonly statements: number;
  /**
   * For the query budget of a route: those of each request by its id (`x-request-id`), whatever runs beside it in this
   * process, and without what the door asks now and then to know the caller.
   */
  readonly ofRequest: (answer: { readonly headers: Headers }) => number;
  /** The same by the request's id, those of socket messages included; what belongs to no request is under ''. */
  readonly requests: ReadonlyMap<string, number>;
}

export async function countStatements<T>(work: () => Promise<T>): Promise<Counted<T>> {
  let statements = 0;
  const requests = new Map<string, number>();
  const count = (message: unknown) => {
    statements++;
    const context = requestContext();
    const { text } = message as { text: string };
    if (context?.job || DOOR.test(text)) return;
    const request = context?.requestId ?? '';
    requests.set(request, (requests.get(request) ?? 0) + 1);
  };
  subscribe('lyceum:statement', count);
  try {
    const result = await work();
    const ofRequest = ({ headers }: { headers: Headers }) =>
      requests.get(headers.get('x-request-id') ?? '') ?? 0;
    return { result, statements, ofRequest, requests };
  } finally {
    unsubscribe('lyceum:statement', count);
  }
}
