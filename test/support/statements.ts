import { requestContext } from '#platform/context/request-context';
import { beginCount, type StatementTally } from './statement-count.js';

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

/** A process that serves instead of this one. */
interface Elsewhere {
  /** @returns what ends it, and tells what was counted */
  countStatements(): Promise<() => Promise<StatementTally>>;
}

const elsewhere = new Set<Elsewhere>();

/** Statements are counted in these processes as well, until what is returned is called. */
export function alsoCountedIn(processes: readonly Elsewhere[]): () => void {
  for (const each of processes) elsewhere.add(each);
  return () => processes.forEach((each) => elsewhere.delete(each));
}

export async function countStatements<T>(work: () => Promise<T>): Promise<Counted<T>> {
  const begun = await Promise.all([...elsewhere].map((each) => each.countStatements()));
  const here = beginCount(requestContext);
  let result: T;
  try {
    result = await work();
  } catch (error) {
    here();
    throw error;
  }
  const tallies = [here(), ...(await Promise.all(begun.map((end) => end())))];
  const statements = tallies.reduce((sum, tally) => sum + tally.statements, 0);
  const requests = new Map(tallies.flatMap((tally) => tally.requests.filter(([id]) => id !== '')));
  const nobodys = tallies.flatMap((tally) => tally.requests.filter(([id]) => id === ''));
  requests.set(
    '',
    nobodys.reduce((sum, [, n]) => sum + n, 0),
  );
  const ofRequest = ({ headers }: { headers: Headers }) =>
    requests.get(headers.get('x-request-id') ?? '') ?? 0;
  return { result, statements, ofRequest, requests };
}
