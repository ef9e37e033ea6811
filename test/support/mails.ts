import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seen } from './last-seen.js';
import type { TestApp } from './test-app.js';
import { until } from './until.js';

export interface SentMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  /** Its plain text, decoded. */
  readonly text: string;
  /** The address behind List-Unsubscribe; empty where there is none. */
  readonly unsubscribeUrl: string;
  readonly attachments: readonly { readonly fileName: string; readonly bytes: Buffer }[];
}

/** The mails in the outbox folder. */
export async function mailsOf(app: Pick<TestApp, 'data'>): Promise<SentMail[]> {
  const folder = join(app.data, 'outbox');
  const names = await readdir(folder).catch(() => [] as string[]);
  return Promise.all(
    names
      .filter((name) => name.endsWith('.eml'))
      .map(async (name) => read(await readFile(join(folder, name), 'latin1'))),
  );
}

/** Waits for a mail to the address with this subject. */
export async function mailTo(app: TestApp, address: string, subject: string | RegExp): Promise<SentMail> {
  let found: SentMail | undefined;
  await until(async () => {
    const mails = await mailsOf(app);
    seen('mails', mails.map(({ to, subject: about }) => `${to}: ${about}`).join(', '));
    found = mails.find((mail) => mail.to === address && mail.subject.match(subject));
    return found !== undefined;
  }, `a mail to ${address}: ${subject}`);
  return found!;
}

/** The secret that a mail carries. */
export function codeIn(mail: SentMail): string {
  const code = /Your code is:\s+([\w-]{43})\s/.exec(mail.text)?.[1];
  if (!code) throw new Error(`There is no code in "${mail.subject}":\n${mail.text}`);
  return code;
}

const ATTACHED = /Content-Disposition: attachment; filename=([\w.-]+)(?:\r\n[^\r]+)*\r\n\r\n([^]*?)\r\n--/g;

/** Parts end where nodemailer's boundary begins: a code may begin with `--` as well. */
function read(raw: string): SentMail {
  const header = (name: string) =>
    new RegExp(`^${name}:[ \t]*(.*(?:\r\n[ \t].*)*)`, 'im').exec(raw)?.[1]?.trim() ?? '';
  const part = /Content-Type: text\/plain[^]*?\r\n\r\n([^]*?)\r\n----_NmP/.exec(raw)?.[1] ?? '';
  return {
    id: header('Message-ID'),
    to: header('To').replaceAll(/[<>]/g, ''),
    subject: header('Subject').replaceAll(/\r\n\s/g, ' '),
    text: quotedPrintable(part),
    unsubscribeUrl: header('List-Unsubscribe').replaceAll(/[<>\s]/g, ''),
    attachments: [...raw.matchAll(ATTACHED)].map(([, fileName, base64]) => ({
      fileName: fileName!,
      bytes: Buffer.from(base64!, 'base64'),
    })),
  };
}

function quotedPrintable(text: string): string {
  const bytes = text
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
