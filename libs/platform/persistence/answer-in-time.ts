import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** How often a connection is looked at (ms): a wait that is too long is longer by so much at most. */
const LOOK = 1_000;

type Answered = (error: Error | null, result?: unknown) => void;
type Ask = (question: unknown, values: unknown, answered?: Answered) => unknown;

/**
 * What is asked of a connection fails when there is no answer within so many milliseconds, and so does whatever waits behind
 * it. pg could do so itself (`query_timeout`), but its timer and its promise keep each answer in memory until V8 looks
 * through its whole heap, and moving rows there that nobody wants any more took longer than reading them. So pg is asked
 * by a callback, and one look from time to time stands for all timers. What names a `query_timeout` is left to pg.
 */
export function answerInTime(client: pg.PoolClient, milliseconds: number): void {
  const { stream } = (client as pg.PoolClient & { connection: { stream: Duplex } }).connection;
  const ask = client.query.bind(client) as Ask;
  /** Of what is not answered, in the order in which it was asked. */
  const deadlines: number[] = [];
  const askInTime = (question: unknown, values: unknown, answered: Answered) => {
    deadlines.push(performance.now() + milliseconds);
    ask(question, values, (error, result) => {
      deadlines.shift();
      answered(error, result);
    });
  };
  const query = (question: unknown, values?: unknown, answered?: Answered): unknown => {
    if (hasOwnTime(question)) return ask(question, values, answered);
    if (typeof values === 'function') return askInTime(question, undefined, values as Answered);
    if (answered) return askInTime(question, values, answered);
    return new Promise((resolve, reject) => {
      askInTime(question, values, (error, result) => (error ? reject(error) : resolve(result)));
    }).catch(fromHere);
  };
  client.query = query as typeof client.query;
  const late = () => deadlines[0] !== undefined && deadlines[0] < performance.now();
  const look = setInterval(() => void (late() && stream.destroy(new Error('Query read timeout'))), LOOK);
  look.unref();
  client.once('end', () => clearInterval(look));
}

function hasOwnTime(question: unknown): boolean {
  return typeof question === 'object' && question !== null && 'query_timeout' in question;
}

/** As pg does: where an answer arrived tells nothing, where it was asked for does. */
function fromHere(error: Error): never {
  Error.captureStackTrace(error);
  throw error;
}
