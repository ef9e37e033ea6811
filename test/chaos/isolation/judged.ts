import type { TestApp } from '../../support/test-app.js';
import type { TwoSchools } from '../../support/two-schools.js';
import type { Findings } from '../harness/rig.js';
import { idsOf, UUID, Watch, type Sight } from './canaries.js';
import { mixedIn, personalIn } from './redis-watch.js';

/** What left, and for whom. */
export interface Seen {
  readonly toHill: readonly Sight[];
  readonly toLake: readonly Sight[];
  /** That Redis was given. */
  readonly commands: readonly (readonly string[])[];
}

/** What of one school was seen where the other one looks, and personal data where nobody should. */
export async function judged(app: TestApp, { hill, lake }: TwoSchools, seen: Seen): Promise<Findings> {
  const [hills, lakes] = [await idsOf(app.admin, hill.id), await idsOf(app.admin, lake.id)];
  const atHill = new Watch(without(lakes, hills), lake.name);
  const atLake = new Watch(without(hills, lakes), hill.name);
  seen.toHill.forEach((sight) => atHill.look(sight));
  seen.toLake.forEach((sight) => atLake.look(sight));
  const lines = app.cluster!.logs().split('\n');
  const foreign = [...atHill.foreign, ...atLake.foreign];
  const inLogs = [...foreignLines(lines, hill.id, atHill), ...foreignLines(lines, lake.id, atLake)];
  const personal = lines.filter((line) => /@example\.org|Byron|Countess|eyJ[\w-]{20}/.test(line));
  const mixed = mixedIn(seen.commands, [atLake.canaries, atHill.canaries]);
  const told = personalIn(seen.commands);
  return {
    figures: {
      canaries: atHill.canaries.size + atLake.canaries.size,
      sights: atHill.sights + atLake.sights,
      characters: atHill.bytes + atLake.bytes,
      foreign: foreign.length,
      redis_commands: seen.commands.length,
      redis_commands_of_two_schools: mixed.length,
      redis_commands_with_personal_data: told.length,
      log_lines: lines.length,
      log_lines_foreign: inLogs.length,
      log_lines_with_personal_data: personal.length,
    },
    violations: [...foreign, ...mixed, ...told, ...inLogs, ...personal.map(asPersonal)],
  };
}

function asPersonal(line: string): string {
  return `the log carries personal data: ${line.slice(0, 300)}`;
}

/** Lines about one school that say something of the other. */
function foreignLines(lines: readonly string[], schoolId: string, { canaries }: Watch): string[] {
  const own = lines.filter((line) => line.includes(`"schoolId":"${schoolId}"`));
  const foreign = own.filter((line) => (line.match(UUID) ?? []).some((id) => canaries.has(id)));
  return foreign.map((line) => `a log line of one school names what is another's: ${line.slice(0, 300)}`);
}

function without(own: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> {
  return new Set([...own].filter((id) => !others.has(id)));
}
