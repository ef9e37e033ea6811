import type { TestApp } from '../../support/test-app.js';
import type { TwoSchools } from '../../support/two-schools.js';
import { together } from '../harness/findings.js';
import type { Findings } from '../harness/rig.js';
import { idsOf, UUID, Watch, type Sight } from './canaries.js';
import { linesBetween, mailsBetween, marksOf, type Marks } from './marks.js';
import { mixedIn, personalIn } from './redis-watch.js';
import { wholeMails } from './whole-mails.js';

type Schools = Pick<TwoSchools, 'hill' | 'lake'>;

/** What left, and for whom. */
export interface Seen {
  readonly toHill: readonly Sight[];
  readonly toLake: readonly Sight[];
  /** That Redis was given. */
  readonly commands: readonly (readonly string[])[];
}

/** What of one school was seen where the other one looks, and personal data where nobody should. */
export async function judged(app: TestApp, { hill, lake }: Schools, seen: Seen): Promise<Findings> {
  const [hills, lakes] = [await idsOf(app.admin, hill.id), await idsOf(app.admin, lake.id)];
  const atHill = new Watch(without(lakes, hills), lake.name);
  const atLake = new Watch(without(hills, lakes), hill.name);
  seen.toHill.forEach((sight) => atHill.look(sight));
  seen.toLake.forEach((sight) => atLake.look(sight));
  const both = [
    await marksOf(app.admin, hill, lake, atLake.canaries),
    await marksOf(app.admin, lake, hill, atHill.canaries),
  ] as const;
  const foreign = [...atHill.foreign, ...atLake.foreign];
  const figures = {
    canaries: atHill.canaries.size + atLake.canaries.size,
    sights: atHill.sights + atLake.sights,
    characters: atHill.bytes + atLake.bytes,
    foreign: foreign.length,
  };
  const lines = app.cluster!.logs().split('\n');
  return together([
    { figures, violations: foreign },
    inRedis(seen.commands, both),
    await inMails(app, both),
    inLogs(lines, both, [...foreignLines(lines, hill.id, atHill), ...foreignLines(lines, lake.id, atLake)]),
  ]);
}

function inRedis(commands: Seen['commands'], both: readonly [Marks, Marks]): Findings {
  const mixed = mixedIn(
    commands,
    both.map(({ ids }) => ids),
  );
  const told = personalIn(commands);
  return {
    figures: {
      redis_commands: commands.length,
      redis_commands_of_two_schools: mixed.length,
      redis_commands_with_personal_data: told.length,
    },
    violations: [...mixed, ...told],
  };
}

async function inMails(app: TestApp, both: readonly [Marks, Marks]): Promise<Findings> {
  const mails = await wholeMails(app);
  const between = mailsBetween(mails, both);
  const none = mails.length > 0 ? [] : ['no mail was sent, so nothing is known of mails'];
  return {
    figures: { mails: mails.length, mails_of_two_schools: between.length },
    violations: [...between, ...none],
  };
}

function inLogs(
  lines: readonly string[],
  both: readonly [Marks, Marks],
  foreign: readonly string[],
): Findings {
  const personal = lines.filter((line) => /@example\.org|Byron|Countess|eyJ[\w-]{20}/.test(line));
  const between = linesBetween(lines, both);
  return {
    figures: {
      log_lines: lines.length,
      log_lines_foreign: foreign.length,
      log_lines_of_two_schools: between.length,
      log_lines_with_personal_data: personal.length,
    },
    violations: [...foreign, ...between, ...personal.map(asPersonal)],
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
