import fc from 'fast-check';
import type { Random } from '../harness/random.js';
import { mixedBodies } from './arbitrary.js';
import { resolved, type Operation } from './document.js';
import {
  HOSTILE_BODIES,
  HOSTILE_FILES,
  HOSTILE_IDS,
  HOSTILE_TEXTS,
  HOSTILE_VALUES,
  OTHER_MEDIA_TYPES,
} from './hostile.js';
import type { Attempt } from './judge.js';

/** A request that is answered by 2xx when it is made the first time. */
export interface SoundRequest {
  readonly path: string;
  readonly token: string | undefined;
  readonly body: object | undefined;
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  /** With the media type of the bytes. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface Appetite {
  readonly random: Random;
  /** The share of all hostile values that are tried; all of them with 1. */
  readonly share: number;
  readonly mixed: number;
}

/** Everything that is tried at one operation, after it was done once. */
export function attemptsAt(operation: Operation, sound: SoundRequest, appetite: Appetite): Attempt[] {
  const base = { operation, path: sound.path, token: sound.token, ...bodyOf(sound) };
  return [
    ...withoutRight(base, sound),
    ...hostileQueries(base, appetite),
    ...hostilePaths(base, appetite),
    ...hostileBodies(base, sound, appetite),
    ...hostileFiles(base, sound),
  ];
}

export function soundAttempt(operation: Operation, sound: SoundRequest): Attempt {
  return {
    operation,
    path: sound.path,
    token: sound.token,
    ...bodyOf(sound),
    about: 'a sound request',
    must: 'be done',
  };
}

function bodyOf({ body, bytes, headers }: SoundRequest): Pick<Attempt, 'body' | 'headers'> {
  if (bytes) return { body: bytes, headers };
  return { headers, ...(body && { body: JSON.stringify(body) }) };
}

type Base = Omit<Attempt, 'about' | 'must'>;

function withoutRight(base: Base, { token }: SoundRequest): Attempt[] {
  if (!base.operation.secured) return [];
  const forged = [
    undefined,
    'garbage',
    'a.b.c',
    `lyk_${'x'.repeat(40)}`,
    token && algNone(token),
    token && swapped(token),
  ];
  return forged.map((wrong) => ({
    ...base,
    token: wrong,
    about: `token ${wrong?.slice(0, 20) ?? 'none'}`,
    must: 'answer 401',
  }));
}

/** The same claims, unsigned. */
function algNone(token: string): string {
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
  return `${header}.${token.split('.')[1]}.x`;
}

/** The same claims for somebody else, under the old signature. */
function swapped(token: string): string {
  const [header, claims, signature] = token.split('.');
  const read = JSON.parse(Buffer.from(claims!, 'base64url').toString()) as object;
  const written = Buffer.from(JSON.stringify({ ...read, exp: 4_102_444_800 })).toString('base64url');
  return `${header}.${written}.${signature}`;
}

function hostileQueries(base: Base, appetite: Appetite): Attempt[] {
  const known = base.operation.query.flatMap((name) =>
    some(HOSTILE_TEXTS, appetite).map(
      (value) => [`${name}=${encodeURIComponent(wellFormed(value))}`, undefined] as const,
    ),
  );
  const twice = base.operation.query.map((name) => [`${name}=a&${name}=b`, undefined] as const);
  const nested = base.operation.query.map((name) => [`${name}[$ne]=x`, 'be refused'] as const);
  const unknown = base.operation.query.length > 0 ? [['noSuchField=1', 'be refused'] as const] : [];
  return [...known, ...twice, ...nested, ...unknown].map(([query, must]) => ({
    ...base,
    path: `${base.path}?${query}`,
    about: `?${query.slice(0, 80)}`,
    ...(must && { must }),
  }));
}

function hostilePaths(base: Base, appetite: Appetite): Attempt[] {
  const names = base.operation.template.split('/');
  const steps = base.path.split('/');
  return names.flatMap((name, at) => {
    if (!name.startsWith('{')) return [];
    const ids = [HOSTILE_IDS[0]!, ...some(HOSTILE_IDS.slice(1), appetite)];
    return ids.map((id) => ({
      ...base,
      path: steps.with(at, id).join('/'),
      about: `${name} ${id.slice(0, 40)}`,
    }));
  });
}

function hostileBodies(base: Base, sound: SoundRequest, appetite: Appetite): Attempt[] {
  const { body: schema } = base.operation;
  if (!schema || !sound.body) return [];
  const changed = (change: object, must?: Attempt['must']): Attempt => {
    const body = JSON.stringify({ ...sound.body, ...change });
    return { ...base, body, about: `body ${JSON.stringify(change).slice(0, 80)}`, ...(must && { must }) };
  };
  const fields = Object.keys(resolved(schema).properties ?? {});
  const seeds = { seed: appetite.random.between(0, 2 ** 30), numRuns: appetite.mixed };
  return [
    changed({ noSuchField: 1 }, 'be refused'),
    changed({ schoolId: 'ffffffff-ffff-4fff-8fff-ffffffffffff', roles: ['platform-admin'], version: 99 }),
    ...fields.flatMap((field) => some(HOSTILE_VALUES, appetite).map((value) => changed({ [field]: value }))),
    ...fc.sample(mixedBodies(schema, sound.body), seeds).map((body) => changed(body)),
    ...some(HOSTILE_BODIES, appetite).map((body) => ({ ...base, body, about: `bytes ${body.slice(0, 40)}` })),
  ];
}

function hostileFiles(base: Base, { bytes, headers }: SoundRequest): Attempt[] {
  if (!bytes) return [];
  const cut = bytes.slice(0, Math.floor(bytes.length / 2));
  const files = [cut, ...HOSTILE_FILES].map((body) => ({
    ...base,
    body,
    about: `a file of ${body.length} bytes`,
  }));
  const others = OTHER_MEDIA_TYPES.map((other) => ({
    ...base,
    headers: { ...headers, 'content-type': other },
    about: `a file as ${other}`,
  }));
  return [...files, ...others];
}

function some<T>(all: readonly T[], { random, share }: Appetite): T[] {
  return all.filter(() => random.chance(share));
}

/** A lone surrogate cannot be written in a URL. */
function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed();
}
