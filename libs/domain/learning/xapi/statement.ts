import { activitiesIn } from './named-in.js';
import { keysOf } from './statement-keys.js';
import { isFields, type Fields } from './shape.js';
import { assertStatement, VOIDED } from './statement-shape.js';
import type { XapiVersion } from './xapi-version.js';

/** A statement as it is to be stored. When it is stored, the database says. */
export interface NewStatement {
  /** In lower case. */
  readonly id: string;
  /** With everything but `stored`, and `timestamp` where it was not given. */
  readonly said: Fields;
  readonly hasTimestamp: boolean;
  /** The statement that it is about. */
  readonly refersTo: string | null;
  readonly voids: boolean;
  /** By what it is found. */
  readonly keys: readonly string[];
  /** The definitions of activities that it brings, by their ids. */
  readonly activities: ReadonlyMap<string, Fields>;
}

/** What the record store adds to what it is given. */
export interface Received {
  readonly version: XapiVersion;
  readonly authority: Fields;
  /** Used when the statement has none of its own. */
  readonly id: string;
}

/** @throws StatementInvalid */
export function receivedStatement(
  given: unknown,
  { version, authority, id }: Received,
  at = '',
): NewStatement {
  assertStatement(given, version, at);
  const { stored: _, ...own } = withLists(given);
  const ownId = ((own['id'] as string | undefined) ?? id).toLowerCase();
  const said = {
    ...own,
    id: ownId,
    version: own['version'] ?? (version === '1.0.3' ? '1.0.0' : '2.0.0'),
    authority,
  };
  const object = own['object'] as Fields;
  const refersTo = object['objectType'] === 'StatementRef' ? (object['id'] as string).toLowerCase() : null;
  return {
    id: ownId,
    said,
    hasTimestamp: 'timestamp' in own,
    refersTo,
    voids: refersTo !== null && (own['verb'] as Fields)['id'] === VOIDED,
    keys: keysOf(said),
    activities: definitionsIn(said),
  };
}

/** The activities of a context are answered as lists, also where one was given alone. */
function withLists(statement: Fields): Fields {
  const object = statement['object'];
  const inner = isFields(object) && object['objectType'] === 'SubStatement' ? withLists(object) : object;
  const context = statement['context'];
  if (!isFields(context)) return { ...statement, object: inner };
  const activities = context['contextActivities'];
  if (!isFields(activities)) return { ...statement, object: inner };
  const lists = Object.fromEntries(
    Object.entries(activities).map(([name, one]) => [name, Array.isArray(one) ? (one as unknown[]) : [one]]),
  );
  return { ...statement, object: inner, context: { ...context, contextActivities: lists } };
}

function definitionsIn(statement: Fields): Map<string, Fields> {
  const known = new Map<string, Fields>();
  for (const { id, definition } of activitiesIn(statement)) {
    if (!isFields(definition)) continue;
    known.set(id as string, mergedDefinition(known.get(id as string) ?? {}, definition));
  }
  return known;
}

/** What was said of an activity before, with what is said now: languages are added, the rest is replaced. */
export function mergedDefinition(before: Fields, now: Fields): Fields {
  const maps = ['name', 'description'].filter((name) => name in before && name in now);
  const merged = maps.map((name) => [name, { ...(before[name] as Fields), ...(now[name] as Fields) }]);
  return { ...before, ...now, ...(Object.fromEntries(merged) as Fields) };
}
