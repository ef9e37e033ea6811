import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SmallProject } from '../../support/small-project.js';

const everything = ['npm ci', 'nest build'];

describe('preparing the folder', () => {
  let project: SmallProject;
  beforeEach(() => {
    project = new SmallProject();
  });
  afterEach(() => project.remove());

  it('installs and builds at first, and then does nothing', async () => {
    expect(await project.prepare()).toBe(0);
    expect(project.calls()).toEqual(everything);
    expect(await project.prepare()).toBe(0);
    expect(project.calls()).toEqual([]);
  });

  it('installs again when the lock has changed', async () => {
    await project.prepare();
    project.calls();
    project.write('package-lock.json', JSON.stringify({ packages: { '': { version: '2' } } }));
    await project.prepare();
    expect(project.calls()).toContain('npm ci');
  });

  it.each([
    ['edited', (file: string) => fs.writeFileSync(file, 'export const two = 2;')],
    ['removed', (file: string) => fs.rmSync(file)],
    ['replaced by an older one', (file: string) => fs.utimesSync(file, 1, 1)],
  ])('builds again, and only that, when a source was %s', async (_, change) => {
    await project.prepare();
    project.calls();
    change(project.path('libs/one.ts'));
    await project.prepare();
    expect(project.calls()).toEqual(['nest build']);
  });

  it('does not build for a test alone', async () => {
    await project.prepare();
    project.calls();
    project.write('libs/one.spec.ts', '');
    await project.prepare();
    expect(project.calls()).toEqual([]);
  });

  it('recognises what somebody installed by hand', async () => {
    await project.prepare();
    fs.rmSync(project.path('node_modules/.prepared'));
    project.write('node_modules/.package-lock.json', JSON.stringify({ packages: {} }));
    project.calls();
    await project.prepare();
    expect(project.calls()).toEqual([]);
  });

  it('leaves node_modules alone when it is a link', async () => {
    await project.prepare();
    fs.renameSync(project.path('node_modules'), project.path('elsewhere'));
    fs.symlinkSync('elsewhere', project.path('node_modules'));
    fs.rmSync(project.path('elsewhere/.prepared'));
    project.calls();
    expect(await project.prepare()).toBe(0);
    expect(project.calls()).toEqual([]);
  });

  it('does its work once when two runs begin together', async () => {
    expect(await Promise.all([project.prepare(), project.prepare()])).toEqual([0, 0]);
    expect(project.calls()).toEqual(everything);
  });

  it('takes over from a run that was killed', async () => {
    project.write('.lyceum/prepare.lock/pid', '999999999');
    expect(await project.prepare()).toBe(0);
    expect(project.calls()).toEqual(everything);
    expect(fs.readdirSync(project.path('.lyceum'))).toEqual([]);
  });

  it('fails with npm, and tries again the next time', async () => {
    project.write('refuse', '');
    expect(await project.prepare()).toBe(7);
    fs.rmSync(project.path('refuse'));
    expect(await project.prepare()).toBe(0);
    expect(project.calls()).toEqual(['npm ci', ...everything]);
  });
});
