import { ask, type Asked } from '../ask.js';
import { open, type SingleAttack, type Target } from '../attack.js';

const APPLICATION = 'libs/platform/http/application.js';

function post(target: Target, body: string, headers: Record<string, string> = {}): Promise<Asked> {
  const { hill } = target.schools;
  const { token } = hill.people.admin;
  return ask(target.origin, {
    method: 'POST',
    path: `/api/v1/schools/${hill.id}/courses`,
    token,
    body,
    headers,
  });
}

async function refusals(
  target: Target,
  bodies: readonly string[],
  among: readonly number[],
): Promise<string[]> {
  const breaches: string[] = [];
  for (const body of bodies) {
    const { status, ms } = await post(target, body);
    if (!among.includes(status) || ms > 5_000)
      breaches.push(`${body.slice(0, 40)}… (${body.length} characters) → ${status} in ${Math.round(ms)} ms`);
  }
  return breaches;
}

const prototype: SingleAttack = {
  name: 'prototype-injection',
  promise: 'a body that names a prototype is refused (400), and no object inherits from it',
  fixture: {
    hole: 'the parser lets prototypes through, and bodies are merged into an object',
    always: [
      { file: APPLICATION, text: `onProtoPoisoning: 'error'`, becomes: `onProtoPoisoning: 'ignore'` },
      {
        file: APPLICATION,
        text: `onConstructorPoisoning: 'error'`,
        becomes: `onConstructorPoisoning: 'ignore'`,
      },
    ],
    changes: [
      {
        file: 'libs/platform/http/plain-input.js',
        text: 'const places = [',
        becomes: `if (${open('prototype-injection')} && input?.['__proto__']?.title) input.title = input['__proto__'].title, delete input['__proto__'];
    const places = [`,
      },
    ],
  },
  attack: (target) =>
    refusals(
      target,
      [
        '{"__proto__":{"title":"Polluted"}}',
        '{"title":"x","__proto__":{"isAdmin":true}}',
        '{"title":"x","constructor":{"prototype":{"isAdmin":true}}}',
        '{"title":"x","a":{"__proto__":{"isAdmin":true}}}',
      ],
      [400, 422],
    ),
};

const nest = (depth: number) => `{"title":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`;

const deep: SingleAttack = {
  name: 'deep-json',
  promise: 'nesting without end is refused (4xx) before anybody walks it',
  fixture: {
    hole: 'nobody looks how deep a body is',
    changes: [
      {
        file: 'libs/platform/http/plain-input.js',
        text: 'return depth > DEEPEST ?',
        becomes: `if (${open('deep-json')}) {
        const walk = (one) => (one && typeof one === 'object' ? Object.values(one).forEach(walk) : undefined);
        if (depth === 0) walk(value);
        return undefined;
    }
    return depth > DEEPEST ?`,
      },
    ],
  },
  attack: (target) =>
    refusals(
      target,
      [nest(30), nest(20_000), nest(150_000), `{"grades":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
      [400, 413, 422],
    ),
};

const MB = 1024 * 1024;
/** The connection ended while the body was sent: the answer had come before. */
const HUNG_UP = 0;

const huge: SingleAttack = {
  name: 'huge-json',
  promise: 'a body beyond 1 MB is refused (413), a wide one within it answered in time (4xx)',
  fixture: {
    hole: 'bodies may be of any size',
    always: [{ file: APPLICATION, text: 'bodyLimit: BODY_LIMIT', becomes: 'bodyLimit: 64 * BODY_LIMIT' }],
  },
  async attack(target) {
    const wide = `{${Array.from({ length: 60_000 }, (_, n) => `"k${n}":1`).join()}}`;
    const many = `{"grades":[${Array.from({ length: 100_000 }, () => '"x"').join()}]}`;
    const numbers = `{"grades":[${'1,'.repeat(500_000)}1]}`;
    return [
      ...(await refusals(
        target,
        [`{"title":"${'x'.repeat(2 * MB)}"}`, `"${'x'.repeat(8 * MB)}"`],
        [413, HUNG_UP],
      )),
      ...(await refusals(target, [wide, many, numbers], [400, 422])),
    ];
  },
};

export const HOSTILE_BODY_ATTACKS: readonly SingleAttack[] = [prototype, deep, huge];
