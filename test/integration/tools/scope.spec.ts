import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

function scopeOf(...files: string[]): string[] {
  const output = execFileSync(process.execPath, ['tools/ci/scope.mjs'], {
    input: files.join('\n'),
    encoding: 'utf8',
  });
  return output.trim().split('\n');
}

describe('the scope of a change', () => {
  it('is every layer for a rule of the domain, its context first', () => {
    expect(scopeOf('libs/domain/attendance/register.ts')).toEqual([
      'layers=["domain","architecture","integration","e2e"]',
      'touched=/(attendance)/',
    ]);
  });

  it('begins after the domain for what stands outside it', () => {
    expect(scopeOf('src/roster/http/sections.controller.ts', 'migrations/1.sql')).toEqual([
      'layers=["architecture","integration","e2e"]',
      'touched=/(roster)/',
    ]);
  });

  it('is its own layer for a test', () => {
    expect(scopeOf('test/e2e/roster/sections.spec.ts', 'test/e2e/identity/sign-in.spec.ts')).toEqual([
      'layers=["architecture","e2e"]',
      'touched=/(roster|identity)/',
    ]);
  });

  it('is the rules alone for documents', () => {
    expect(scopeOf('docs/operation.md', 'README.md')).toEqual(['layers=["architecture"]', 'touched=']);
  });

  it('is every layer for whatever all of them rest on', () => {
    expect(scopeOf('README.md', 'package-lock.json')[0]).toContain(
      '"domain","architecture","integration","e2e"',
    );
    expect(scopeOf('test/support/database.ts')[0]).toContain('"domain","architecture","integration","e2e"');
  });
});
