import { setTimeout as pause } from 'node:timers/promises';
import { ApiContract } from '../../support/api-contract.js';
import type { Operation } from './document.js';

export const FINDING_KINDS = [
  'server error',
  'undeclared status',
  'undeclared answer',
  'inside shown',
  'unknown field taken',
  'stranger let in',
  'other school let in',
  'never done',
  'too slow',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Finding {
  readonly kind: FindingKind;
  readonly operation: string;
  readonly words: string;
}

/** One request, and what must come of it. */
export interface Attempt {
  readonly operation: Operation;
  /** With `/api/v1` and the query. */
  readonly path: string;
  readonly token?: string | undefined;
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Said in a finding. */
  readonly about: string;
  readonly must?: 'be done' | 'be refused' | 'answer 401' | 'answer 404';
}

export interface Outcome {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly ms: number;
}

const DEADLINE_MS = 10_000;
const BUSY_MS = 1_500;

/** A stack, SQL, a file of ours, a hash of a password. */
const INSIDE =
  /\n\s+at |node_modules|\/libs\/platform\/|dist\/src|\bselect .+ from \b|insert into |\$argon2|SQLSTATE|relation "/i;

const contract = new ApiContract();

/** A body of more than this is refused while it is being sent (bytes). */
const TAKEN = 1024 * 1024;

/**
 * Whoever sends more than is taken may find the line cut before the refusal could be read, as HTTP has it (RFC 9112,
 * 9.6): asked once more, and no more than that.
 */
async function toTheEnd(origin: string, attempt: Attempt): Promise<Outcome> {
  return ask(origin, attempt).catch((error: unknown) => {
    const cut = error instanceof TypeError && (attempt.body?.length ?? 0) > TAKEN;
    if (!cut) throw error;
    return ask(origin, attempt);
  });
}

/**
 * Whoever is told 503 asks once more, as a client does: a machine may be busy for a moment, but what is answered so twice
 * is itself at fault, as a statement that the database stops for its length.
 */
export async function send(origin: string, attempt: Attempt): Promise<Outcome> {
  const first = await toTheEnd(origin, attempt);
  if (first.status !== 503) return first;
  await pause(BUSY_MS);
  return toTheEnd(origin, attempt);
}

async function ask(origin: string, attempt: Attempt): Promise<Outcome> {
  const began = performance.now();
  const { operation, token, body, headers } = attempt;
  const response = await fetch(`${origin}${attempt.path}`, {
    method: operation.method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
    redirect: 'manual',
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, ms: performance.now() - began };
}

/** What is wrong with an answer, whatever it was asked; and with what it says to this attempt. */
export function judge(attempt: Attempt, outcome: Outcome): Finding[] {
  const { operation, about, must } = attempt;
  const { status, text } = outcome;
  const kinds: FindingKind[] = [];
  if (status >= 500) kinds.push('server error');
  if (INSIDE.test(text) && status >= 400) kinds.push('inside shown');
  if (must === 'answer 401' && status !== 401) kinds.push('stranger let in');
  if (must === 'answer 404' && status !== 404) kinds.push('other school let in');
  if (must === 'be refused' && status < 400) kinds.push('unknown field taken');
  const broken = kinds.length === 0 && breachOf(attempt, outcome);
  if (broken) kinds.push(broken.kind);
  return kinds.map((kind) => ({
    kind,
    operation: operation.id,
    words: `${about} → ${status} ${broken ? broken.words : text.slice(0, 200)}`,
  }));
}

/** The breach of the API's own description, if there is one. */
function breachOf(
  { operation, path, body }: Attempt,
  outcome: Outcome,
): { kind: FindingKind; words: string } | undefined {
  // An address that cannot be read names no operation.
  if (outcome.status === 404 && outcome.text.includes('"platform.no_such_route"')) return undefined;
  try {
    contract.check({ method: operation.method, path, sent: sentJson(body), ...outcome });
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    const words = message.slice(0, 400);
    if (/is not declared$|is not in docs/m.test(message)) return { kind: 'undeclared status', words };
    const taken = message.includes('was accepted, though');
    return { kind: taken ? 'unknown field taken' : 'undeclared answer', words };
  }
}

function sentJson(body: Attempt['body']): unknown {
  try {
    return typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined;
  } catch {
    return undefined;
  }
}
