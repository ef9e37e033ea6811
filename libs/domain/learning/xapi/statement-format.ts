import { COMPONENT_LISTS } from './activities.js';
import { identifiersOf } from './actors.js';
import { isFields, type Fields } from './shape.js';

export const STATEMENT_FORMATS = ['exact', 'ids', 'canonical'] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

/** What is known of activities, by their ids. */
export type Definitions = ReadonlyMap<string, Fields>;

/** Nothing but what tells who and what it is. */
export function asIds(statement: Fields): Fields {
  return mapped(statement, {
    actor: idsOfActor,
    activity: ({ id }) => ({ id }),
    verb: ({ id }) => ({ id }),
  });
}

function idsOfActor(actor: Fields): Fields {
  const kind = actor['objectType'];
  const who = { ...(kind !== undefined && { objectType: kind }), ...identifiersOf(actor) };
  const isAnonymous = kind === 'Group' && Object.keys(who).length === 1;
  if (!isAnonymous) return who;
  return { ...who, member: ((actor['member'] ?? []) as readonly Fields[]).map(idsOfActor) };
}

/** Activities as the record store knows them, verbs and activities in one language; people as they were given. */
export function asCanonical(statement: Fields, known: Definitions, languages: readonly string[]): Fields {
  return mapped(statement, {
    actor: (actor) => actor,
    activity: (activity) => canonicalActivity(activity, known, languages),
    verb: (verb) => inOneLanguage(verb, ['display'], languages),
  });
}

export function canonicalActivity(
  activity: Fields,
  known: Definitions,
  languages: readonly string[],
): Fields {
  const definition = known.get(activity['id'] as string) ?? activity['definition'];
  if (!isFields(definition)) return activity;
  const lists = COMPONENT_LISTS.filter((name) => Array.isArray(definition[name])).map((name) => {
    const components = definition[name] as readonly Fields[];
    return [name, components.map((one) => inOneLanguage(one, ['description'], languages))] as const;
  });
  const own = inOneLanguage(definition, ['name', 'description'], languages);
  return { ...activity, definition: { ...own, ...Object.fromEntries(lists) } };
}

function inOneLanguage(of: Fields, maps: readonly string[], languages: readonly string[]): Fields {
  const chosen = maps
    .filter((name) => isFields(of[name]))
    .map((name) => [name, oneOf(of[name] as Fields, languages)] as const);
  return { ...of, ...Object.fromEntries(chosen) };
}

function oneOf(map: Fields, languages: readonly string[]): Fields {
  const tags = Object.keys(map);
  const tag = firstOf(languages, (language) => closest(language, tags)) ?? tags[0];
  return tag === undefined ? map : { [tag]: map[tag] };
}

/**
 * RFC 4647 §3.4: `zh-Hant-TW` is served by itself, `zh-Hant` or `zh`. When none of them is there, by what is most like it:
 * `de-CH` by `de-AT`.
 */
function closest(language: string, tags: readonly string[]): string | undefined {
  const subtags = language.split('-');
  const ranges = subtags.map((_, i) => subtags.slice(0, subtags.length - i).join('-'));
  const within = (range: string) => tags.find((tag) => tag.toLowerCase().startsWith(`${range}-`));
  const like = (range: string) => tags.find((tag) => tag.toLowerCase() === range);
  return firstOf(ranges, like) ?? firstOf(ranges, within);
}

function firstOf(of: readonly string[], find: (one: string) => string | undefined): string | undefined {
  return of.map(find).find((found) => found !== undefined);
}

/** The languages of an `Accept-Language` header in lower case, the most wanted first. */
export function languagesOf(header: string | undefined): readonly string[] {
  return (header ?? '')
    .split(',')
    .slice(0, 20)
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase());
      const q = parameters.find((one) => one.startsWith('q='));
      return { tag, weight: q === undefined ? 1 : Number(q.slice(2)) };
    })
    .filter(({ tag, weight }) => tag !== '' && tag !== '*' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

interface Parts {
  readonly actor: (actor: Fields) => Fields;
  readonly activity: (activity: Fields) => Fields;
  readonly verb: (verb: Fields) => Fields;
}

/** The statement with its people, activities and verbs written otherwise, also those of a statement within it. */
function mapped(statement: Fields, parts: Parts): Fields {
  const { context, authority } = statement as { context?: Fields; authority?: Fields };
  return {
    ...statement,
    actor: parts.actor(statement['actor'] as Fields),
    verb: parts.verb(statement['verb'] as Fields),
    object: mappedObject(statement['object'] as Fields, parts),
    ...(context && { context: mappedContext(context, parts) }),
    ...(authority && { authority: parts.actor(authority) }),
  };
}

function mappedObject(object: Fields, parts: Parts): Fields {
  const kind = object['objectType'] ?? 'Activity';
  if (kind === 'Activity') return parts.activity(object);
  if (kind === 'Agent' || kind === 'Group') return parts.actor(object);
  return kind === 'SubStatement' ? mapped(object, parts) : object;
}

function mappedContext(context: Fields, parts: Parts): Fields {
  const written: Record<string, unknown> = { ...context };
  for (const name of ['instructor', 'team'])
    if (name in context) written[name] = parts.actor(context[name] as Fields);
  for (const [list, name] of [
    ['contextAgents', 'agent'],
    ['contextGroups', 'group'],
  ] as const)
    if (list in context)
      written[list] = (context[list] as Fields[]).map((one) => ({
        ...one,
        [name]: parts.actor(one[name] as Fields),
      }));
  const lists = context['contextActivities'];
  if (isFields(lists))
    written['contextActivities'] = Object.fromEntries(
      Object.entries(lists).map(([name, list]) => [name, (list as Fields[]).map(parts.activity)]),
    );
  return written;
}
