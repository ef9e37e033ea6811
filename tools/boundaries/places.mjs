import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const tests = '\\.spec\\.ts$|/testing/';

/**
 * Where each kind of file lives: `from` of a rule. The first group is the context, the second its folder.
 * @type {Record<string, { path: string, pathNot?: string }>}
 */
export const sources = {
  kernel: { path: '^libs/domain/(kernel)/', pathNot: tests },
  domain: { path: '^libs/domain/(?!kernel/)([^/]+)/', pathNot: tests },
  'domain tests': { path: '^libs/domain/([^/]+)/.*(?:testing/|\\.spec\\.ts$)' },
  platform: { path: '^libs/platform/' },
  doors: { path: '^src/([^/]+)/(http|ws|jobs)/' },
  cli: { path: '^src/([^/]+)/(cli)/' },
  commands: { path: '^src/([^/]+)/(commands)/' },
  queries: { path: '^src/([^/]+)/(queries)/' },
  events: { path: '^src/([^/]+)/(events)/' },
  acl: { path: '^src/([^/]+)/(acl)/' },
  persistence: { path: '^src/([^/]+)/(persistence)/' },
  api: { path: '^src/([^/]+)/\\1\\.api\\.ts$' },
  module: { path: '^src/([^/]+)/\\1\\.module\\.ts$' },
  roots: { path: '^src/[^/]+$' },
  demo: { path: '^src/(demo)/' },
};

/**
 * What may be imported: `$1` stands for the context of the importing file and `$2` for its folder. No groups of their
 * own: the patterns are joined, which would number them anew.
 * @param {string} root the folder of the house
 * @returns {Record<string, string>}
 */
export function targets(root) {
  return {
    kernel: '^libs/domain/kernel/',
    platform: '^libs/platform/',
    'own domain': '^libs/domain/$1/',
    'own vocabulary': vocabulary(root),
    'own events': '^libs/domain/$1/.*\\.events\\.ts$',
    'own context': '^src/$1/',
    'own folder': '^src/$1/$2/',
    'own dtos': '^src/$1/(?:http|ws)/.*\\.dto\\.ts$',
    'own commands': '^src/$1/commands/',
    'own queries': '^src/$1/queries/',
    'own gateway': '^src/$1/ws/',
    roots: '^src/[^/]+$',
    demo: '^src/demo/',
    'any module': '^src/[^/]+/[^/]+\\.module\\.ts$',
    'any api': '^src/[^/]+/[^/]+\\.api\\.ts$',
    'any cli': '^src/[^/]+/cli/',
  };
}

/**
 * The words of a context: its enumerations, value objects, ports and input types, that is all of its domain except the
 * things that act. An aggregate is known by what it extends, since its file is named by the business.
 * @param {string} root
 */
function vocabulary(root) {
  const actors = ['.*\\.repository\\.ts$', '.*\\.events\\.ts$', ...aggregates(root)];
  return `^libs/domain/(?!${actors.join('|')})$1/`;
}

/** @param {string} root */
function aggregates(root) {
  const domain = join(root, 'libs/domain');
  return globSync('*/**/*.ts', { cwd: domain })
    .filter((file) => !file.endsWith('.spec.ts'))
    .filter((file) => /\bextends AggregateRoot\b/.test(readFileSync(join(domain, file), 'utf8')))
    .map((file) => `${file.replaceAll('.', '\\.')}$`)
    .toSorted();
}
