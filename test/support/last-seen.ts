import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

const MUCH = 400;
const looks = new AsyncLocalStorage<string[]>();

/** Looks once. @returns what was found, and all that {@link seen} was told of on the way */
export async function look<Found>(
  at: () => Found | Promise<Found>,
): Promise<{ found: Found; saw: readonly string[] }> {
  const saw: string[] = [];
  return { found: await looks.run(saw, async () => at()), saw };
}

/** Notes what somebody who waits is looking at, for the case that it does not come about. */
export function seen(what: string, value: unknown): void {
  const saw = looks.getStore();
  if (!saw) return;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  saw.push(`${what} → ${text.length > MUCH ? `${text.slice(0, MUCH)}…` : text}`);
}

/** A superuser's connection whose rows are noted as well, and which may be asked while it answers. Errors of the connection itself are of no interest. */
export async function superuser(connectionString: string): Promise<pg.Client> {
  const config: pg.ClientConfig & { pipeline: boolean } = { connectionString, pipeline: true };
  const client = new pg.Client(config);
  client.on('error', () => undefined);
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  client.query = ((...given: unknown[]) => {
    const answer = query(...given);
    if (answer instanceof Promise)
      answer.then(
        (result) => seen('rows', rowsOf(result)),
        () => undefined,
      );
    return answer;
  }) as typeof client.query;
  await client.connect();
  return client;
}

function rowsOf(result: unknown): unknown {
  return (result as Partial<pg.QueryResult>).rows ?? 'none';
}
