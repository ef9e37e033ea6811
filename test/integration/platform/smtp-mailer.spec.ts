import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { MailRefused } from '#platform/mail/mailer';
import { SmtpMailer } from '#platform/mail/smtp-mailer';
import { behavesAsMailer, FROM, headersOf, WELCOME } from './mailer.contract.js';

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

/** A mail server that keeps what it accepts. */
async function sink(options: SMTPServerOptions = {}) {
  const mails: { raw: string; to: string[] }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      stream.setEncoding('utf8');
      let raw = '';
      stream.on('data', (chunk: string) => (raw += chunk));
      stream.on('end', () => {
        mails.push({ raw, to: session.envelope.rcptTo.map(({ address }) => address) });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close(() => undefined));
  return { mails, port: (server.server.address() as AddressInfo).port };
}

function mailerTo(port: number, timeouts = {}, user = ''): SmtpMailer {
  const mailer = new SmtpMailer(`smtp://${user}127.0.0.1:${port}`, FROM, timeouts);
  closers.push(() => mailer.onApplicationShutdown());
  return mailer;
}

function refusal(code: number): Error {
  return Object.assign(new Error('No.'), { responseCode: code });
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

describe('Mail over SMTP', () => {
  behavesAsMailer(async () => {
    const { mails, port } = await sink();
    return { mailer: mailerTo(port), received: async () => mails.map(({ raw }) => raw) };
  });

  it('goes to one recipient, whatever the address looks like', async () => {
    const { mails, port } = await sink();
    const sent = mailerTo(port).send({ ...WELCOME, to: 'ann@example.org, eve@example.org' });
    await sent.catch(() => undefined);
    expect(mails.flatMap(({ to }) => to)).not.toContain('eve@example.org');
  });

  it('carries the same Message-ID when it is sent again', async () => {
    const { mails, port } = await sink();
    await mailerTo(port).send(WELCOME);
    await mailerTo(port).send(WELCOME);
    expect(mails.map(({ raw }) => headersOf(raw)['message-id'])).toEqual(
      Array(2).fill('<welcome.0193@example.org>'),
    );
  });

  it('tells what was refused for good from what may succeed later', async () => {
    const gone = await sink({ onRcptTo: (_address, _session, done) => done(refusal(550)) });
    await expect(mailerTo(gone.port).send(WELCOME)).rejects.toThrow(MailRefused);
    const busy = await sink({ onRcptTo: (_address, _session, done) => done(refusal(451)) });
    await expect(mailerTo(busy.port).send(WELCOME)).rejects.not.toThrow(MailRefused);
    await expect(mailerTo(1).send(WELCOME)).rejects.not.toThrow(MailRefused);
  });

  it('never sends its password to a server without encryption', async () => {
    const seen: unknown[] = [];
    const { mails, port } = await sink({
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) => {
        seen.push(auth.password);
        done(null, { user: 'u' });
      },
    });
    await expect(mailerTo(port, {}, 'u:hunter22@').send(WELCOME)).rejects.toThrow('STARTTLS');
    expect([seen, mails]).toEqual([[], []]);
  });

  it('gives up on a server that accepts connections and says nothing, and sends when it is well again', async () => {
    let frozen = true;
    const { mails, port } = await sink();
    const gate = createServer((socket) => {
      socket.on('error', () => undefined);
      if (!frozen) void import('node:net').then(({ connect }) => socket.pipe(connect(port)).pipe(socket));
    });
    const mailer = mailerTo(await listening(gate), { greetingTimeout: 1000 });
    await expect(mailer.send(WELCOME)).rejects.not.toThrow(MailRefused);
    frozen = false;
    await mailer.send(WELCOME);
    expect(mails).toHaveLength(1);
  });
});
