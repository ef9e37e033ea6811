import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { between } from './between.mjs';
import { everywhere } from './everywhere.mjs';
import { sources, targets } from './places.mjs';
import { table } from './table.mjs';

/**
 * Every boundary of the house as rules of dependency-cruiser: the table of who may import what, the doors between
 * contexts as `contexts.json` declares them, and what holds everywhere.
 * @param {string} root the folder of the house
 * @returns {import('dependency-cruiser').IForbiddenRuleType[]}
 */
export function boundaries(root) {
  const contexts = JSON.parse(readFileSync(join(root, 'contexts.json'), 'utf8'));
  const places = targets(root);
  return [...table.map((row) => ruleOf(row, places)), ...between(contexts), ...everywhere];
}

/**
 * @param {import('./table.mjs').Row} row
 * @param {Record<string, string>} places
 */
function ruleOf(row, places) {
  const allowed = [...row.may.map((place) => places[place]), ...packages(row.npm), ...nodeModules(row.node)];
  return {
    name: row.name,
    comment: row.instead,
    severity: 'error',
    from: sources[row.from],
    to: { pathNot: [...allowed, ...judgedElsewhere(row.from)] },
  };
}

/** @param {string[] | 'any'} npm */
function packages(npm) {
  if (npm === 'any') return ['^(?!(?:src|libs|test|bench|tools|dist)/)'];
  return npm.map((name) => `(?:^|/)node_modules/${name}/`);
}

/** @param {boolean} allowed */
function nodeModules(allowed) {
  return allowed ? [`^(?:${builtinModules.join('|')})$`] : [];
}

/**
 * Imports that have a rule of their own, with a better message: test code, specs and files that do not exist
 * (everywhere.mjs), other contexts (between.mjs). So that one wrong import gives one answer.
 * @param {string} from
 */
function judgedElsewhere(from) {
  const elsewhere = ['^(?:test|bench|tools)/', '\\.spec\\.ts$', '^\\.{1,2}/(?!.*node_modules/)'];
  if (from.startsWith('domain') || inContext(from)) elsewhere.push('^libs/domain/(?!kernel/|$1/)[^/]+/');
  if (inContext(from)) elsewhere.push('^src/(?!$1/)[^/]+/');
  return elsewhere;
}

/** @param {string} from */
function inContext(from) {
  return sources[from].path.startsWith('^src/(');
}
