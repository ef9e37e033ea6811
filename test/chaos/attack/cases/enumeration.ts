import { newId } from '#domain/kernel/id';
import { givePassword, somebody } from '../../../support/two-schools.js';
import { ask, type Asked, type Question } from '../ask.js';
import { open, type Breaches, type SingleAttack, type Target } from '../attack.js';
import { fromElsewhere } from './sessions.js';

const ROUNDS = 9;
const WRONG = 'not the right password';
const stranger = () => `${newId()}@example.org`;

/** Somebody with an account, a password and a confirmed address. */
async function known({ app }: Target): Promise<string> {
  const person = await somebody(app, null, {});
  await givePassword(app, person);
  return person.email;
}

function signIn({ origin }: Target, email: string): Promise<Asked> {
  const body = { email, password: WRONG };
  return ask(origin, { method: 'POST', path: '/api/v1/sessions', body, headers: fromElsewhere() });
}

/** What an answer says, without what is new each time. */
function said({ status, text, headers }: Asked): string {
  const names = Object.keys(headers).toSorted().join();
  return `${status} ${names} ${text.replace(/"requestId":"[^"]+"/, '')}`;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}

function told(what: string, ofKnown: Asked, ofStranger: Asked): Breaches {
  return said(ofKnown) === said(ofStranger)
    ? []
    : [
        `${what}: ${said(ofKnown).slice(0, 200)} for one who is known, ${said(ofStranger).slice(0, 200)} for a stranger`,
      ];
}

const words: SingleAttack = {
  name: 'enumeration-words',
  promise: 'whoever asks for accounts gets the same status, headers and body for known and unknown addresses',
  fixture: {
    hole: 'an address without an account is told so',
    changes: [
      {
        file: 'libs/domain/identity/use-cases/authenticate.use-case.js',
        text: 'if (!right || !account?.open) {',
        becomes: `if (!account && ${open('enumeration-words')}) throw Object.assign(new Error('unknown'), { statusCode: 404 });
        if (!right || !account?.open) {`,
      },
    ],
  },
  async attack(target) {
    const ways: [string, (email: string) => Question][] = [
      ['/sessions', (email) => ({ path: '/sessions', body: { email, password: WRONG } })],
      ['/password-resets', (email) => ({ path: '/password-resets', body: { email } })],
      ['/email-verifications', (email) => ({ path: '/email-verifications', body: { email } })],
      [
        '/accounts',
        (email) => ({
          path: '/accounts',
          body: { email, displayName: 'Ada Byron', password: 'marble engine fifty rain' },
        }),
      ],
    ];
    const breaches: string[] = [];
    for (const [path, question] of ways) {
      const answer = (email: string) =>
        ask(target.origin, {
          ...question(email),
          method: 'POST',
          path: `/api/v1${path}`,
          headers: fromElsewhere(),
        });
      breaches.push(...told(path, await answer(await known(target)), await answer(stranger())));
    }
    return breaches;
  },
};

/** How much longer one of two may take in the median; passwords are hashed for both. */
const FACTOR = 1.6;

const time: SingleAttack = {
  name: 'enumeration-time',
  promise: 'a wrong password takes the same time for known and unknown addresses',
  fixture: {
    hole: 'nothing is hashed for an unknown address',
    changes: [
      {
        file: 'libs/platform/auth/argon2-passwords.js',
        text: 'this.decoy ??= this.hash(',
        becomes: `if (known === null && ${open('enumeration-time')}) return false;
        this.decoy ??= this.hash(`,
      },
    ],
  },
  async attack(target) {
    const email = await known(target);
    await signIn(target, stranger()); // the decoy is hashed once
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let round = 0; round < ROUNDS; round++) {
      times.known.push((await signIn(target, email)).ms);
      times.unknown.push((await signIn(target, stranger())).ms);
    }
    const [a, b] = [median(times.known), median(times.unknown)];
    const factor = Math.max(a, b) / Math.min(a, b);
    return factor < FACTOR
      ? []
      : [`${Math.round(a)} ms for a known address, ${Math.round(b)} ms for an unknown one`];
  },
};

const absent: SingleAttack = {
  name: 'enumeration-things',
  promise: 'what is another’s and what does not exist get the same answer, word for word',
  fixture: {
    hole: 'a school that exists is refused in other words than one that does not',
    changes: [
      {
        file: 'libs/platform/auth/doorkeeper.js',
        text: 'async scopeOf(access, at) {',
        becomes: `async scopeOf(access, at) {
        const there = ${open('enumeration-things')} && (await this.authenticator.districtOf(at.schoolId));
        if (there) return { schoolId: at.schoolId, districtId: there };`,
      },
    ],
  },
  async attack({ origin, schools: { hill, lake } }) {
    const token = lake.people.admin.token;
    const at = (school: string, rest: string) =>
      ask(origin, { path: `/api/v1/schools/${school}${rest}`, token });
    const breaches: string[] = [];
    for (const rest of ['', '/courses', `/courses/${newId()}`])
      breaches.push(...told(`a school${rest}`, await at(hill.id, rest), await at(newId(), rest)));
    return breaches;
  },
};

/** More than a person mistypes, fewer than a dictionary has. */
const GUESSES = 12;

const guessing: SingleAttack = {
  name: 'guessing',
  promise:
    'after ten wrong passwords an address may not guess on, and the owner still gets in from elsewhere',
  fixture: {
    hole: 'nobody counts',
    changes: [
      {
        file: 'src/identity/acl/rate-limited-attempts.js',
        text: 'refuseWithout(ofPair);',
        becomes: `if (!${open('guessing')}) refuseWithout(ofPair);`,
      },
    ],
  },
  async attack(target) {
    const email = await known(target);
    const headers = fromElsewhere();
    const guess = () => {
      const body = { email, password: WRONG };
      return ask(target.origin, { method: 'POST', path: '/api/v1/sessions', body, headers });
    };
    const statuses = await Promise.all(Array.from({ length: GUESSES }, async () => (await guess()).status));
    const elsewhere = await signIn(target, email);
    return [
      ...(statuses.filter((status) => status === 401).length <= 10 ? [] : [`${GUESSES} guesses were heard`]),
      ...(elsewhere.status === 401 ? [] : [`from another address → ${elsewhere.status}`]),
    ];
  },
};

export const ENUMERATION_ATTACKS: readonly SingleAttack[] = [words, time, absent, guessing];
