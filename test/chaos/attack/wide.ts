import { TRIED_OPERATIONS, type Operation } from '../fuzz/document.js';
import { isOfSchool, schoolsAtWork, soundAtSchool, soundRequest } from '../fuzz/sound.js';
import { idsOf } from '../isolation/canaries.js';
import type { Aim, Target, WideAttack } from './attack.js';

const AT_ONCE = 6;

/** Every operation of the API and every page, so that a new one is attacked from its first day. */
export const TARGETS = TRIED_OPERATIONS;

/** What was attempted, and what got through. */
export interface Coverage {
  readonly breaches: Map<string, string[]>;
  /** By attack, the operations at which it was made. */
  readonly made: Map<string, Set<string>>;
}

/** Makes each attack at each of the operations that it suits. */
export async function attackOperations(
  target: Target,
  attacks: readonly WideAttack[],
  operations: readonly Operation[],
): Promise<Coverage> {
  const coverage: Coverage = { breaches: new Map(), made: new Map() };
  const queue = operations.filter((operation) => attacks.some((attack) => attack.suits(operation)));
  const worker = async () => {
    for (let operation = queue.shift(); operation; operation = queue.shift())
      await attackOne(target, attacks, operation, coverage);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return coverage;
}

/** At schools of its own: what one attack does to its people and settings disturbs no other. */
async function attackOne(
  { app, ...at }: Target,
  attacks: readonly WideAttack[],
  operation: Operation,
  { breaches, made }: Coverage,
): Promise<void> {
  const target = { ...at, app, schools: await schoolsAtWork(app) };
  const note = (name: string, words: readonly string[]) => {
    const told = words.map((one) => `${operation.id}: ${one}`);
    breaches.set(name, [...(breaches.get(name) ?? []), ...told]);
  };
  const aim = await aimAt(target, operation).catch((error: Error) => error);
  if (aim instanceof Error) return note('samples', [aim.message]);
  for (const attack of attacks.filter((one) => one.suits(operation))) {
    note(attack.name, await attack.attack(target, aim));
    made.set(attack.name, (made.get(attack.name) ?? new Set()).add(operation.id));
  }
}

async function aimAt({ app, schools }: Target, operation: Operation): Promise<Aim> {
  const own = await soundRequest(app, schools, operation);
  if (!isOfSchool(operation)) return { operation, own, others: undefined, idsOfOthers: new Set() };
  const others = await soundAtSchool(app, schools.lake, operation);
  return { operation, own, others, idsOfOthers: await ofLakeAlone({ app, schools }) };
}

/** People belong to no school: whoever knows a person's id may give that person a role. */
async function ofLakeAlone({ app, schools }: Pick<Target, 'app' | 'schools'>): Promise<Set<string>> {
  const ids = await idsOf(app.admin, schools.lake.id);
  const { rows } = await app.admin.query<{ id: string }>('select id from identity.persons');
  for (const { id } of rows) ids.delete(id);
  return ids;
}
