import { publicUrl } from '#platform/config/settings';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo/demo-accounts.js';
import type { OpenedRuntime } from './runtime.js';

/** Whose courses the demo's link leads to. */
const LEARNER = 'student1@oakfield.demo.example';

/** What a newcomer sees when everything runs: where, as whom, and what to try first. */
export function banner({ settings, embedded }: OpenedRuntime, withDemo: boolean): string {
  const url = publicUrl(settings);
  const lines = [
    `Lyceum is ready: ${url}`,
    '',
    `  Courses     ${url}/learn/${withDemo ? `#as=${LEARNER}` : ''}`,
    `  API         ${url}/api/v1`,
    `  Reference   ${url}/reference`,
    `  Sockets     ${url}/reference/sockets`,
    `  Data        ${whereDataLies(embedded)}`,
    ...(withDemo ? [`  School site ${url}/sites/oakfield`, ...demoLines()] : []),
  ];
  return `\n${lines.join('\n')}\n\n`;
}

function whereDataLies(embedded: OpenedRuntime['embedded']): string {
  if (!embedded) return 'the database of DATABASE_URL';
  if (!embedded.adopted) return embedded.folder;
  return `${embedded.folder} (served by another process of this folder; it ends with that one)`;
}

function demoLines(): string[] {
  const width = Math.max(...DEMO_ACCOUNTS.map(({ role }) => role.length));
  return [
    '',
    `  Demo sign-ins, all with the password ${DEMO_PASSWORD}`,
    ...DEMO_ACCOUNTS.map(({ role, email }) => `    ${role.padEnd(width)}  ${email}`),
    '',
    '  Try first   node docs/examples/watch-registers.mjs   (the office watches the registers live)',
    '              then take one: README.md, "The first five minutes"',
  ];
}
