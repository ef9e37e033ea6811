import { mkdtempSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { OutboxMailer } from '#platform/mail/outbox-mailer';
import { behavesAsMailer, FROM, WELCOME } from './mailer.contract.js';

function newOutbox() {
  const folder = join(mkdtempSync(join(tmpdir(), 'outbox-')), 'outbox');
  return { folder, mailer: new OutboxMailer(folder, FROM) };
}

describe('Mail into the outbox folder', () => {
  behavesAsMailer(async () => {
    const { folder, mailer } = newOutbox();
    await mkdir(folder);
    const received = async () =>
      Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
    return { mailer, received };
  });

  it('is written exactly once for one message id, also when two send it at once (R4)', async () => {
    const { folder, mailer } = newOutbox();
    await Promise.all(Array.from({ length: 5 }, () => mailer.send(WELCOME)));
    const first = await readFile(join(folder, 'welcome.0193.eml'), 'utf8');
    await mailer.send({ ...WELCOME, text: 'Again' });
    expect(await readdir(folder)).toEqual(['welcome.0193.eml']);
    expect(await readFile(join(folder, 'welcome.0193.eml'), 'utf8')).toBe(first);
  });
});
