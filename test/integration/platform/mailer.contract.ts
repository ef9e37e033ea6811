import { expect, it } from '@jest/globals';
import type { Mailer, MailMessage } from '#platform/mail/mailer';

export const FROM = 'Lyceum <school@example.org>';

export const WELCOME: MailMessage = {
  messageId: 'welcome.0193',
  to: 'ann@example.org',
  subject: 'Welcome',
  text: 'Hello Ann\n',
  html: '<p>Hello Ann</p>',
  locale: 'en-GB',
};

/** What every adapter of the port does. `received` gives the raw mails that arrived, in any order. */
export function behavesAsMailer(
  start: () => Promise<{ mailer: Mailer; received(): Promise<string[]> }>,
): void {
  it('sends both forms of the mail to the one address, from the configured sender', async () => {
    const { mailer, received } = await start();
    await mailer.send(WELCOME);
    const [raw, ...others] = await received();
    expect(others).toEqual([]);
    expect(headersOf(raw!)).toMatchObject({
      'message-id': '<welcome.0193@example.org>',
      from: FROM,
      to: 'ann@example.org',
      subject: 'Welcome',
      'content-language': 'en-GB',
      'auto-submitted': 'auto-generated',
      'content-type': expect.stringContaining('multipart/alternative'),
    });
    expect(raw).toContain('Hello Ann\r\n');
    expect(raw).toContain('<p>Hello Ann</p>');
  });

  it('carries any script', async () => {
    const { mailer, received } = await start();
    await mailer.send({ ...WELCOME, subject: 'Cześć', text: 'Zażółć gęślą jaźń', html: undefined });
    const [raw] = await received();
    expect(headersOf(raw!)['subject']).toBe('=?UTF-8?Q?Cze=C5=9B=C4=87?=');
    expect(quotedPrintable(raw!)).toContain('Zażółć gęślą jaźń');
  });

  it('carries the one-click way out of mails of a kind, as mail programs know it (RFC 8058)', async () => {
    const { mailer, received } = await start();
    const unsubscribeUrl = `https://example.org/unsubscribe/${'long-token.'.repeat(12)}?a=<b>\r\nBcc:eve@example.org`;
    await mailer.send({ ...WELCOME, unsubscribeUrl });
    const headers = headersOf((await received())[0]!);
    expect(headers).toMatchObject({
      'list-unsubscribe': `<https://example.org/unsubscribe/${'long-token.'.repeat(12)}?a=%3Cb%3EBcc:eve@example.org>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    });
    expect(headers).not.toHaveProperty('bcc');
  });

  it('has no such headers otherwise, and none that lead elsewhere than to the web', async () => {
    const { mailer, received } = await start();
    await mailer.send(WELCOME);
    expect(Object.keys(headersOf((await received())[0]!)).filter((name) => name.startsWith('list-'))).toEqual(
      [],
    );
    const wild = { ...WELCOME, messageId: 'wild', unsubscribeUrl: 'javascript:alert(1)' };
    await expect(mailer.send(wild)).rejects.toThrow('over http or https');
  });

  it('carries files, byte by byte, beside both forms of the mail', async () => {
    const { mailer, received } = await start();
    const bytes = Uint8Array.from({ length: 4000 }, (_, i) => (i * 31) % 256);
    await mailer.send({ ...WELCOME, attachments: [{ fileName: 'day.pdf', type: 'application/pdf', bytes }] });
    const [raw] = await received();
    expect(headersOf(raw!)['content-type']).toContain('multipart/mixed');
    expect(raw).toContain('multipart/alternative');
    const [, head, body] = /(Content-Type: application\/pdf[^]*?)\r\n\r\n([^]*?)\r\n--/.exec(raw!)!;
    expect(head).toMatch(/Content-Disposition: attachment; filename=day\.pdf/);
    expect(Buffer.from(body!, 'base64').equals(bytes)).toBe(true);
  });

  it.each(['../day.pdf', 'day.pdf\r\nBcc: eve@example.org', '', '.pdf'])(
    'carries no file of the name %j',
    async (fileName) => {
      const { mailer, received } = await start();
      const attachments = [{ fileName, type: 'application/pdf', bytes: new Uint8Array(1) }];
      await expect(mailer.send({ ...WELCOME, attachments })).rejects.toThrow('cannot be the name');
      expect(await received()).toEqual([]);
    },
  );

  it('lets nobody add headers or recipients', async () => {
    const { mailer, received } = await start();
    await mailer.send({ ...WELCOME, subject: 'Hi\r\nBcc: eve@example.org', locale: 'en\r\nX-Evil: 1' });
    const headers = headersOf((await received())[0]!);
    expect(headers).not.toHaveProperty('bcc');
    expect(headers).not.toHaveProperty('x-evil');
  });

  it.each(['../up', 'a/b', '.hidden', '', 'a@b', 'a\r\nb'])(
    'refuses the message id %j',
    async (messageId) => {
      const { mailer, received } = await start();
      await expect(mailer.send({ ...WELCOME, messageId })).rejects.toThrow('cannot be the id');
      expect(await received()).toEqual([]);
    },
  );
}

export function headersOf(raw: string): Record<string, string> {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ');
  const lines = head.split('\r\n').map((line) => /^([^:]+):\s*(.*)$/.exec(line)!);
  return Object.fromEntries(lines.map(([, name, value]) => [name!.toLowerCase(), value!]));
}

function quotedPrintable(raw: string): string {
  const bytes = raw.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => {
    return String.fromCharCode(parseInt(hex, 16));
  });
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
