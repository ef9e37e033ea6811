import { identityOf } from './actors.js';
import { activitiesIn } from './named-in.js';
import { isFields, type Fields } from './shape.js';

/**
 * By what a statement is found, as text: `v` its verb, `a` who acts or is acted upon, `o` the activity it is about,
 * `r` its registration, `A` and `O` whoever and whatever it names anywhere (related agents, related activities).
 */
export type KeyKind = 'v' | 'a' | 'o' | 'r' | 'A' | 'O';

export function key(kind: KeyKind, value: string): string {
  return `${kind} ${value}`;
}

export function keysOf(statement: Fields): string[] {
  const object = statement['object'] as Fields;
  const { registration } = (statement['context'] ?? {}) as { registration?: string };
  const direct = [...whoIs(statement['actor']), ...(isActor(object) ? whoIs(object) : [])];
  const keys = [
    key('v', (statement['verb'] as { id: string }).id),
    ...direct.map((who) => key('a', who)),
    ...((object['objectType'] ?? 'Activity') === 'Activity' ? [key('o', object['id'] as string)] : []),
    ...(registration === undefined ? [] : [key('r', registration.toLowerCase())]),
    ...everybodyIn(statement).map((who) => key('A', who)),
    ...activitiesIn(statement).map(({ id }) => key('O', id as string)),
  ];
  return [...new Set(keys)];
}

function isActor(object: Fields): boolean {
  return object['objectType'] === 'Agent' || object['objectType'] === 'Group';
}

/** An agent or a group with its members: a statement about a group is one about each of them. */
function whoIs(actor: unknown): string[] {
  if (!isFields(actor)) return [];
  const members = (actor['member'] ?? []) as readonly Fields[];
  return [actor, ...members].flatMap((one) => identityOf(one) ?? []);
}

function everybodyIn(statement: Fields): string[] {
  const object = statement['object'] as Fields;
  const { instructor, team, contextAgents, contextGroups } = (statement['context'] ?? {}) as {
    instructor?: Fields;
    team?: Fields;
    contextAgents?: readonly { agent: Fields }[];
    contextGroups?: readonly { group: Fields }[];
  };
  const named = [
    statement['actor'],
    statement['authority'],
    instructor,
    team,
    ...(isActor(object) ? [object] : []),
    ...(contextAgents ?? []).map(({ agent }) => agent),
    ...(contextGroups ?? []).map(({ group }) => group),
  ];
  const within = object['objectType'] === 'SubStatement' ? everybodyIn(object) : [];
  return [...named.flatMap(whoIs), ...within];
}
