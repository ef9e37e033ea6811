import { globSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const configFile = new URL('../../jest.config.mjs', import.meta.url);

describe('the Jest projects', () => {
  it('run each spec file of the repository exactly once', async () => {
    const found = globSync('{src,libs,test}/**/*.spec.ts').sort();
    const { projects } = (await import(String(configFile))).default as {
      projects: { testMatch: string[] }[];
    };
    const patterns = projects.flatMap(({ testMatch }) => testMatch);
    const matched = patterns.flatMap((pattern) => globSync(pattern.replace('<rootDir>/', '')));
    expect(matched.sort()).toEqual(found);
    expect(found).not.toHaveLength(0);
  });
});
