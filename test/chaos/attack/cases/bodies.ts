import { open, type Aim, type Breaches, type Target, type WideAttack } from '../attack.js';
import { some } from '../some.js';
import { ask, type Asked } from '../ask.js';
import { resolved, type Schema } from '../../fuzz/document.js';

const PIPE = 'libs/platform/http/input.pipe.js';
const VALIDATED = 'return await super.transform(value, metadata);';

/** What somebody would like to decide who is not asked for it. */
const WISHES: Readonly<Record<string, unknown>> = {
  id: 'ffffffff-ffff-4fff-8fff-ffffffffffff',
  schoolId: 'ffffffff-ffff-4fff-8fff-ffffffffffff',
  districtId: 'ffffffff-ffff-4fff-8fff-ffffffffffff',
  personId: 'ffffffff-ffff-4fff-8fff-ffffffffffff',
  role: 'platform-admin',
  roles: ['platform-admin'],
  state: 'locked',
  version: 99,
  createdAt: '2020-01-01T00:00:00Z',
  emailVerifiedAt: '2020-01-01T00:00:00Z',
  passwordHash: 'x',
  isAdmin: true,
  reach: 'all',
};

type Path = readonly (string | number)[];

/** Every object within the body, by where it is. */
function places(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, one]) =>
    places(one, [...at, Array.isArray(value) ? Number(key) : key]),
  );
  return Array.isArray(value) ? below : [at, ...below];
}

function changedAt(body: object, [step, ...rest]: Path, change: (place: object) => object): object {
  if (step === undefined) return change(body);
  const inner = (body as Record<string | number, object>)[step]!;
  const changed = changedAt(inner, rest, change);
  return Array.isArray(body) ? body.with(step as number, changed) : { ...body, [step]: changed };
}

function put(target: Target, { operation, own }: Aim, body: object | string): Promise<Asked> {
  return ask(target.origin, { method: operation.method, path: own.path, token: own.token, body });
}

export const massAssignment: WideAttack = {
  name: 'mass-assignment',
  promise: 'a field that a request does not declare is refused by name, at every level of its body',
  fixture: {
    hole: 'fields that are not declared are taken as they come',
    at: ['createCourse'],
    changes: [
      {
        file: PIPE,
        text: VALIDATED,
        becomes: `this.validatorOptions.forbidNonWhitelisted = this.validatorOptions.whitelist = !${open('mass-assignment')};
            ${VALIDATED}`,
      },
    ],
  },
  suits: ({ body }) => body !== undefined,
  async attack(target, aim) {
    const body = aim.own.body ?? {};
    const breaches: string[] = [];
    for (const place of places(body)) {
      const declared = declaredAt(aim.operation.body!, place);
      const wishes = Object.entries(WISHES).filter(([name]) => !declared.includes(name));
      const sent = changedAt(body, place, (object) => ({ ...Object.fromEntries(wishes), ...object }));
      breaches.push(
        ...unnamed(
          await put(target, aim, sent),
          place,
          wishes.map(([name]) => name),
        ),
      );
    }
    return breaches;
  },
};

/** The wishes that an answer does not refuse. */
function unnamed({ status, text }: Asked, place: Path, wishes: readonly string[]): Breaches {
  const where = place.join('/');
  if (status < 400 || status >= 500) return [`wishes at /${where} → ${status}`];
  const { errors = [] } = JSON.parse(text) as { errors?: { pointer: string }[] };
  const named = new Set(errors.map(({ pointer }) => pointer));
  const missed = wishes.filter((name) => !named.has(`/${[...place, name].join('/')}`));
  return missed.length === 0 ? [] : [`${missed.join(', ')} at /${where} were not named: ${status}`];
}

/** The fields that are declared at a place of the body. */
function declaredAt(given: Schema, [step, ...rest]: Path): readonly string[] {
  const schema = resolved(given);
  if (step === undefined) return Object.keys(schema.properties ?? {});
  const inner = typeof step === 'number' ? schema.items : schema.properties?.[step];
  return inner ? declaredAt(inner, rest) : [];
}

const OPERATORS: readonly unknown[] = [{ $ne: null }, { $gt: '' }, { $regex: '.*' }, [{ $ne: 1 }], ['x']];

export const operatorInjection: WideAttack = {
  name: 'operator-injection',
  promise: 'an object or a list is not taken for a text (4xx)',
  fixture: {
    hole: 'bodies are handed on as they come',
    at: ['createCourse'],
    changes: [
      {
        file: PIPE,
        text: VALIDATED,
        becomes: `if (${open('operator-injection')}) return value;\n${VALIDATED}`,
      },
    ],
  },
  suits: ({ body, query }) => body !== undefined || query.length > 0,
  async attack(target, aim) {
    const breaches: string[] = [];
    const { operation, own } = aim;
    const texts = Object.entries(own.body ?? {}).filter(([, value]) => typeof value === 'string');
    for (const [name] of texts)
      for (const operator of some(target, OPERATORS)) {
        const { status } = await put(target, aim, { ...own.body, [name]: operator });
        if (status < 400 || status >= 500) breaches.push(`${name}: ${JSON.stringify(operator)} → ${status}`);
      }
    for (const name of some(target, operation.query)) {
      const path = `${own.path}?${name}[$ne]=x`;
      const { status } = await ask(target.origin, { method: operation.method, path, token: own.token });
      if (status < 400 || status >= 500) breaches.push(`?${name}[$ne]=x → ${status}`);
    }
    return breaches;
  },
};
