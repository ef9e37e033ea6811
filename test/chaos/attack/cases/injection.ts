import { ask } from '../ask.js';
import { open, type Aim, type Target, type WideAttack } from '../attack.js';
import { some } from '../some.js';

/** Three seconds of sleep would be seen; so would an error of the database. */
export const SQL: readonly string[] = [
  `' or '1'='1`,
  `'; select pg_sleep(3) --`,
  `') or (select pg_sleep(3)) is null --`,
  `x' union select null, version(), null --`,
  `\\'; drop table roster.courses; --`,
  `1; select pg_sleep(3)`,
];
export const SLEPT_MS = 2_800;

interface Place {
  readonly where: string;
  readonly path: string;
  readonly body: object | undefined;
}

/** A text in the place of each parameter, of each text of the body, of each id of the path. */
function placesFor({ operation, own }: Aim, text: string): Place[] {
  const { path, body } = own;
  const names = operation.template.split('/');
  const steps = path.split('/');
  const encoded = encodeURIComponent(text);
  const texts = Object.entries(body ?? {}).filter(([, value]) => typeof value === 'string');
  return [
    ...operation.query.map((name) => ({ where: `?${name}`, path: `${path}?${name}=${encoded}`, body })),
    ...texts.map(([name]) => ({ where: `/${name}`, path, body: { ...body, [name]: text } })),
    ...names.flatMap((name, at) =>
      name.startsWith('{') ? [{ where: name, path: steps.with(at, encoded).join('/'), body }] : [],
    ),
  ];
}

export const sqlInjection: WideAttack = {
  name: 'sql-injection',
  promise: 'no text becomes part of a statement: nothing sleeps, no error of the database is seen',
  fixture: {
    hole: 'the value of a filter is written into the statement',
    at: ['listCourses'],
    changes: [
      {
        file: 'libs/platform/http/listing.js',
        text: 'const parameters = own.map(',
        becomes: `if (${open('sql-injection')}) return \`(\${sql.replaceAll('?', () => \`'\${own[0]}'\`)})\`;
    const parameters = own.map(`,
      },
    ],
  },
  suits: () => true,
  async attack(target, aim) {
    const { operation, own } = aim;
    const breaches: string[] = [];
    for (const text of SQL)
      for (const { where, path, body } of some(target, placesFor(aim, text))) {
        const question = { method: operation.method, path, body, token: own.token };
        const { status, ms } = await ask(target.origin, question);
        if (status >= 500 || status === 0) breaches.push(`${where} ${text} → ${status}`);
        else if (ms > SLEPT_MS && (await stillSleeps(target, question)))
          breaches.push(`${where} ${text} took ${Math.round(ms)} ms`);
      }
    return breaches;
  },
};

/** A busy machine is slow once, a sleep takes its time again. */
export async function stillSleeps(
  { origin }: Pick<Target, 'origin'>,
  question: Parameters<typeof ask>[1],
): Promise<boolean> {
  return (await ask(origin, question)).ms > SLEPT_MS;
}

/** What makes patterns with nested repetitions try every way to read it. */
const EVIL: readonly string[] = [
  `${'a'.repeat(30)}!`,
  `${'a'.repeat(40_000)}!`,
  `${' '.repeat(40_000)}x`,
  `${'a@'.repeat(20_000)}`,
  `${'0'.repeat(40_000)}Z`,
  `a${'-a'.repeat(20_000)}!`,
];
const LONG_MS = 1_000;
const HEADERS = ['user-agent', 'authorization', 'if-none-match', 'idempotency-key', 'accept-language'];

export const redos: WideAttack = {
  name: 'redos',
  promise: 'no text keeps a pattern busy: no answer takes a second longer than that to a short one',
  fixture: {
    hole: 'a line is read by a pattern with nested repetitions',
    at: ['createCourse'],
    changes: [
      {
        file: 'libs/platform/http/rules.js',
        text: 'const sound = (value)=>value.length >= 1 && value.length <= max',
        becomes: `const sound = (value)=>(!${open('redos')} || /^(a+)+$/.test(value.slice(0, 31))) && value.length >= 1 && value.length <= max`,
      },
    ],
  },
  suits: () => true,
  async attack(target, aim) {
    const breaches: string[] = [];
    const { method } = aim.operation;
    const evil = target.short ? [EVIL[0]!, target.random.oneOf(EVIL.slice(1))] : EVIL;
    for (const text of evil) {
      const inUrl = text.slice(0, 6_000); // a longer address is refused before anybody reads it
      const places = [...placesFor(aim, text), ...placesFor(aim, inUrl)].filter(
        ({ path }) => path.length < 7_000,
      );
      for (const { where, path, body } of some(target, places)) {
        const evilMs = await fastest(target, { method, path, body, token: aim.own.token });
        if (evilMs > LONG_MS) breaches.push(`${where} ${text.slice(0, 12)}… took ${Math.round(evilMs)} ms`);
      }
    }
    const header = target.random.oneOf(HEADERS);
    const headers = { [header]: EVIL[1]!.slice(0, 7_000) };
    const ms = await fastest(target, { method: 'GET', path: aim.own.path, token: undefined, headers });
    return ms > LONG_MS ? [...breaches, `${header} took ${Math.round(ms)} ms`] : breaches;
  },
};

/** Of up to three attempts: whatever else the machine does, it is quick once. */
async function fastest({ origin }: Target, question: Parameters<typeof ask>[1]): Promise<number> {
  let best = Infinity;
  for (let attempt = 0; attempt < 3 && best > LONG_MS; attempt++)
    best = Math.min(best, (await ask(origin, question)).ms);
  return best;
}
