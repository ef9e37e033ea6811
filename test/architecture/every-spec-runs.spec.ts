import { globSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const configFile = new URL('../../jest.config.mjs', import.meta.url);

interface JestConfig {
  readonly projects: { readonly testMatch: readonly string[] }[];
}

describe('the Jest projects', () => {
  it('run each spec file of the repository exactly once', async () => {
    const found = globSync('{src,libs,test}/**/*.spec.ts').sort();
    const { default: config } = (await import(String(configFile))) as { default: JestConfig };
    const patterns = config.projects.flatMap(({ testMatch }) => testMatch);
    const matched = patterns.flatMap((pattern) => globSync(pattern.replace('<rootDir>/', '')));
    expect(matched.sort()).toEqual(found);
    expect(found).not.toHaveLength(0);
  });
});
