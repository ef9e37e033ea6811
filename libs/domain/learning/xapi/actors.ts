import { isIri, isMailto, isSha1 } from './formats.js';
import {
  exactly,
  fieldsOf,
  listOf,
  refuse,
  shape,
  text,
  textThat,
  type Check,
  type Fields,
} from './shape.js';

const IDENTIFIERS = ['mbox', 'mbox_sha1sum', 'openid', 'account'] as const;

const identifiers: Readonly<Record<(typeof IDENTIFIERS)[number], Check>> = {
  mbox: textThat(isMailto, 'an address with mailto:'),
  mbox_sha1sum: textThat(isSha1, 'a SHA-1 in 40 hexadecimal digits'),
  openid: textThat(isIri, 'a URI'),
  account: shape({ homePage: textThat(isIri, 'an IRL'), name: text }, ['homePage', 'name']),
};

const agentShape = shape({ objectType: exactly('Agent'), name: text, ...identifiers });

function identifiersIn(fields: Fields): readonly string[] {
  return IDENTIFIERS.filter((name) => name in fields);
}

/** One person or program, by exactly one identifier. */
export const agent: Check = (value, at) => {
  agentShape(value, at);
  if (identifiersIn(fieldsOf(value, at)).length !== 1) refuse(at, 'must have exactly one identifier');
};

const groupShape = shape({
  objectType: exactly('Group'),
  name: text,
  member: listOf(agent),
  ...identifiers,
});

/** Identified like an agent, or anonymous and made of its members. */
export const group: Check = (value, at) => {
  groupShape(value, at);
  const fields = fieldsOf(value, at);
  if (fields['objectType'] !== 'Group') refuse(`${at}/objectType`, 'must be "Group"');
  const count = identifiersIn(fields).length;
  if (count > 1) refuse(at, 'must not have more than one identifier');
  const members = (fields['member'] ?? []) as readonly unknown[];
  if (count === 0 && members.length === 0)
    refuse(`${at}/member`, 'must name the members of an anonymous group');
};

export const actor: Check = (value, at) =>
  fieldsOf(value, at)['objectType'] === 'Group' ? group(value, at) : agent(value, at);

/** An agent, or the two of OAuth: the program and the person. */
export const authority: Check = (value, at) => {
  actor(value, at);
  const fields = fieldsOf(value, at);
  if (fields['objectType'] !== 'Group') return;
  if (identifiersIn(fields).length > 0) refuse(at, 'must not be an identified group');
  if ((fields['member'] as readonly unknown[]).length !== 2) refuse(`${at}/member`, 'must be two agents');
};

/** What may stand for an agent in a parameter: an agent or an identified group. */
export const identified: Check = (value, at) => {
  actor(value, at);
  if (identifiersIn(fieldsOf(value, at)).length === 0) refuse(at, 'must have an identifier');
};

/** The same text for whom the specification calls the same; null for an anonymous group. */
export function identityOf(value: Fields): string | null {
  const [name] = identifiersIn(value);
  if (name === undefined) return null;
  if (name !== 'account') return `${name} ${value[name] as string}`;
  const { homePage, name: account } = value['account'] as { homePage: string; name: string };
  return `account ${JSON.stringify([homePage, account])}`;
}

/** Who it is, without what else is said of them. */
export function identifiersOf(value: Fields): Fields {
  return Object.fromEntries(identifiersIn(value).map((name) => [name, value[name]]));
}
