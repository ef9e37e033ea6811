// Finds what a migration must not do while the version before it still works on the same tables (R11): take locks that
// hold everybody up, add what must be given, rename or drop. squawk knows the locks; here stands what we ask it.
// usage: lint-migrations.mjs [FILE…]   without files: every migration since 0.1.0
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The last migration of 0.1.0: up to it every installation began empty. */
const BEGINNING = '20261121041000';

/** Of squawk's rules, those that do not speak of an upgrade, or that the runner answers for all migrations at once. */
const NOT_ASKED = [
  'require-lock-timeout', // the runner sets one and tries again
  'require-statement-timeout',
  'prefer-bigint-over-int',
  'prefer-bigint-over-smallint',
  'prefer-identity',
  'prefer-text-field',
  'prefer-timestamp-tz',
  'prefer-robust-stmts', // a migration is one transaction
];

/** Landed before they were looked at, and harmless for the reason that stands here; a migration is never edited. */
const HARMLESS = {
  '20261121050000-attendance-daily-report.sql': {
    'constraint-missing-not-valid':
      'checks become wider, on settings and on notifications, which are few and short-lived',
  },
  '20261121051000-attendance-front-desk.sql': {
    'ban-drop-not-null':
      'the version before compares the column with the id of an absence, which null is not',
  },
};

/** The first line of a migration whose statements run each by itself (libs/platform/persistence/concurrent-indexes.ts). */
const OUTSIDE = '-- outside of a transaction\n';

/** They grow with every lesson, answer or change, and are written all day: nobody may wait there until an index is made. */
const LARGE = [
  'attendance.daily_summaries',
  'attendance.mark_revisions',
  'attendance.marks',
  'attendance.register_entries',
  'attendance.sync_operations',
  'learning.evidence',
  'learning.statement_keys',
  'learning.statements',
  'platform.audit_entries',
  'platform.jobs',
  'platform.outbox',
  'platform.topic_messages',
];
const INDEX_ON_LARGE = new RegExp(
  String.raw`^create (?:unique )?index (?!concurrently )(?:if not exists )?\w* ?on (?:only )?(${LARGE.join('|')})\b`,
  'gim',
);

/** Landed before the runner could do otherwise: an upgrade from before them holds up who writes there until they are made. */
const AS_IT_WAS = [
  '20261121120100-learning-attempts.sql',
  '20261121130400-learning-watched-evidence.sql',
  '20261121203000-learning-evidence-of-learner.sql',
  '20261121203100-platform-jobs-of-kind.sql',
  '20261122100000-platform-erase.sql',
  '20261122110300-platform-latest-audit-entries.sql',
  '20261122120100-attendance-words-that-come-late.sql',
];

const INSTEAD = `R11: expand, backfill, contract. Add what may be missing; give constraints NOT VALID and validate them in a later
migration; drop what the version before does not use any more; make an index of a large table in a migration of its own that
begins with the line \`${OUTSIDE.trim()}\`. Where a table is small or new, say so in a comment and
put \`-- squawk-ignore RULE\` before the statement. See docs/operation.md.`;

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const files = given.length > 0 ? given : sinceTheBeginning();
const found = lint();
for (const { file, line, rule_name: rule, message } of found)
  process.stderr.write(`${file}:${line + 1} ${rule}: ${message}\n`);
if (found.length > 0) {
  process.stderr.write(`\n${INSTEAD}\n`);
  process.exitCode = 1;
} else console.log(`${files.length} migrations: nothing that an upgrade trips over.`);

function lint() {
  const isOutside = (file) => readFileSync(file, 'utf8').startsWith(OUTSIDE);
  const outside = files.filter(isOutside);
  const within = files.filter((file) => !outside.includes(file));
  const told = [...squawk(within, ['--assume-in-transaction']), ...squawk(outside, [])];
  return [
    ...told.filter(({ file, rule_name: rule }) => !HARMLESS[basename(file)]?.[rule]),
    ...files.filter((file) => !AS_IT_WAS.includes(basename(file))).flatMap(indexesOfLargeTables),
  ];
}

function squawk(some, more) {
  if (some.length === 0) return []; // without files it would read its standard input
  const words = [...more, '--pg-version=18.0', '--reporter=json', '--exclude', NOT_ASKED.join()];
  const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/squawk'), [...words, ...some], {
    encoding: 'utf8',
  });
  if (!stdout) throw new Error(`squawk did not run: ${stderr}`);
  return JSON.parse(stdout);
}

/** Whatever a comment says: that the table is small is not so, unless it is new. */
function indexesOfLargeTables(file) {
  const sql = readFileSync(file, 'utf8');
  return [...sql.matchAll(INDEX_ON_LARGE)]
    .filter(([, table]) => !sql.includes(`create table ${table} `))
    .map(({ index, 1: table }) => ({
      file,
      line: sql.slice(0, index).split('\n').length - 1,
      rule_name: 'index-on-large-table',
      message: `${table} is large by nature, and nobody could write to it until the index is made`,
    }));
}

function sinceTheBeginning() {
  const folder = join(root, 'migrations');
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql') && name.slice(0, 14) > BEGINNING);
  return names.sort().map((name) => join(folder, name));
}
