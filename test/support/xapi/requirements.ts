import type { XapiVersion } from '#domain/learning/xapi/xapi-version';

/** Statements that a section of the specification allows, and such as it does not, each with what is special about it. */
export interface Requirement {
  readonly section: string;
  readonly allowed: Cases;
  readonly refused: Cases;
  /** In which versions; both unless it is said. */
  readonly versions?: readonly XapiVersion[];
}

export type Cases = Readonly<Record<string, object>>;
export type Values = Readonly<Record<string, unknown>>;

/** Where something may stand: the statement with it there. */
export type Places = Readonly<Record<string, (value: unknown) => object>>;

export const ID = 'a9c6c3a2-7f0c-4b1c-9e55-3c1f2a7b8d90';
export const ana = { objectType: 'Agent', mbox: 'mailto:ana@hill.example' };
export const ben = {
  objectType: 'Agent',
  account: { homePage: 'https://hill.example/people', name: 'ben' },
};
export const blue = { objectType: 'Group', name: 'Blue', member: [ana, ben] };
export const did = { id: 'https://verbs.example/did', display: { en: 'did', de: 'tat' } };
export const lesson = { objectType: 'Activity', id: 'https://hill.example/lessons/1' };
export const reference = { objectType: 'StatementRef', id: ID };

export const said = (more: object = {}) => ({ actor: ana, verb: did, object: lesson, ...more });
export const within = (more: object = {}) => said({ object: { objectType: 'SubStatement', ...said(more) } });
/** At the top, and in a statement within. */
export const both = (name: string): Places => ({
  [name]: (value) => said({ [name]: value }),
  [`${name} within`]: (value) => within({ [name]: value }),
});

/** Each place below another: what is put there is put into what the other one takes. */
export function inside(places: Places, wrap: (value: unknown) => unknown, name = ''): Places {
  return Object.fromEntries(
    Object.entries(places).map(([place, put]) => [
      `${place}${name && ` ${name}`}`,
      (value) => put(wrap(value)),
    ]),
  );
}

/** Each value in each place. */
export function everywhere(places: Places, values: Values): Cases {
  return Object.fromEntries(
    Object.entries(places).flatMap(([place, put]) =>
      Object.entries(values).map(([about, value]) => [`${place}: ${about}`, put(value)]),
    ),
  );
}

export function together(cases: readonly Cases[]): Cases {
  return Object.fromEntries(cases.flatMap((some) => Object.entries(some)));
}

/** What stands for no text, no number, no object: each but those that are named is refused where one is wanted. */
export function nothingBut(...kinds: readonly ('text' | 'number' | 'object' | 'list' | 'truth')[]): Values {
  const all = { text: 'should not be', number: 12_345, object: { key: 'x' }, list: [[]], truth: true };
  const others = Object.entries(all).filter(([kind]) => !(kinds as readonly string[]).includes(kind));
  return { ...Object.fromEntries(others), null: null };
}
