// Finds what a migration must not do while the version before it still works on the same tables (R11): take locks that
// hold everybody up, add what must be given, rename or drop. squawk knows the locks; here stands what we ask it.
// usage: lint-migrations.mjs [FILE…]   without files: every migration since 0.1.0
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
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

const INSTEAD = `R11: expand, backfill, contract. Add what may be missing; give constraints NOT VALID and validate them in a later
migration; drop what the version before does not use any more. Where a table is small or new, say so in a comment and
put \`-- squawk-ignore RULE\` before the statement. See docs/operation.md.`;

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const files = given.length > 0 ? given : sinceTheBeginning();
const found = files.length > 0 ? lint() : []; // without files squawk would read its standard input
for (const { file, line, rule_name: rule, message } of found)
  process.stderr.write(`${file}:${line + 1} ${rule}: ${message}\n`);
if (found.length > 0) {
  process.stderr.write(`\n${INSTEAD}\n`);
  process.exitCode = 1;
} else console.log(`${files.length} migrations: nothing that an upgrade trips over.`);

function lint() {
  const words = [
    '--assume-in-transaction',
    '--pg-version=18.0',
    '--reporter=json',
    '--exclude',
    NOT_ASKED.join(),
  ];
  const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/squawk'), [...words, ...files], {
    encoding: 'utf8',
  });
  if (!stdout) throw new Error(`squawk did not run: ${stderr}`);
  return JSON.parse(stdout).filter(({ file, rule_name: rule }) => !HARMLESS[basename(file)]?.[rule]);
}

function sinceTheBeginning() {
  const folder = join(root, 'migrations');
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql') && name.slice(0, 14) > BEGINNING);
  return names.sort().map((name) => join(folder, name));
}
