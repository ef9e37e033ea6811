import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { IN_ONE_PROCESS } from '../chaos/cluster/in-one-process.js';

const configFile = new URL('../../jest.config.mjs', import.meta.url);

interface JestConfig {
  readonly projects: { readonly testMatch: readonly string[] }[];
}

describe('the Jest projects', () => {
  it('run each spec file of the repository exactly once', async () => {
    const found = globSync('{src,libs,test,pages}/**/*.spec.{ts,mjs}').sort();
    const { default: config } = (await import(String(configFile))) as { default: JestConfig };
    const patterns = config.projects.flatMap(({ testMatch }) => testMatch);
    const matched = patterns.flatMap((pattern) => globSync(pattern.replace('<rootDir>/', '')));
    expect(matched.sort()).toEqual(found);
    expect(found).not.toHaveLength(0);
  });
});

describe('The end-to-end tests behind nginx', () => {
  it('leave out by name only what there is, and docs/reliability.md says why', () => {
    const told = readFileSync('docs/reliability.md', 'utf8');
    for (const { spec, tests, why } of IN_ONE_PROCESS) {
      expect(readFileSync(spec, 'utf8')).toContain(tests ?? 'describe(');
      expect(told).toContain(`\`${spec.replace('test/e2e/', '')}\``);
      expect(told).toContain(why);
    }
  });
});
