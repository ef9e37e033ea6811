import { mailsOf } from '../../../support/mails.js';
import type { TestApp } from '../../../support/test-app.js';
import { givePassword, somebody } from '../../../support/two-schools.js';
import { until } from '../../../support/until.js';
import { ask } from '../ask.js';
import { open, type SingleAttack } from '../attack.js';
import { fromElsewhere } from './sessions.js';

const EVIL = 'evil.example';
const ON_EACH_REQUEST = `.header('x-request-id', request.id);`;

const host: SingleAttack = {
  name: 'host-header',
  promise: 'what a request says about the host is repeated in no answer and in no link of a mail',
  fixture: {
    hole: 'answers link to the host that the request names',
    changes: [
      {
        file: 'libs/platform/http/application.js',
        text: ON_EACH_REQUEST,
        becomes: `${ON_EACH_REQUEST}
        if (${open('host-header')}) void reply.header('link', \`<http://\${request.headers.host}/reference>; rel="help"\`);`,
      },
    ],
  },
  async attack({ app, origin, schools: { hill } }) {
    const person = await somebody(app, null, {});
    await givePassword(app, person);
    const headers = {
      host: EVIL,
      'x-forwarded-host': EVIL,
      forwarded: `host=${EVIL};proto=http`,
      'x-host': EVIL,
      ...fromElsewhere(),
    };
    const body = { email: person.email };
    const answers = await Promise.all([
      ask(origin, { method: 'POST', path: '/api/v1/password-resets', body, headers }),
      ask(origin, { path: '/api/v1/me', token: person.token, headers }),
      ask(origin, { path: `/api/v1/schools/${hill.id}/courses`, token: hill.people.admin.token, headers }),
      ask(origin, { path: '/reference', headers }),
      ask(origin, { path: '/health/ready', headers }),
      ask(origin, { path: '/nowhere', headers }),
    ]);
    const repeated = answers.filter(({ headers: said, text }) =>
      `${JSON.stringify(said)}${text}`.includes(EVIL),
    );
    const mails = await mailsTo(app, person.email);
    return [
      ...repeated.map(({ status }) => `an answer (${status}) repeats the host`),
      ...mails.filter(({ text }) => text.includes(EVIL)).map(() => 'a mail links to the host'),
    ];
  },
};

async function mailsTo(app: TestApp, address: string): Promise<readonly { text: string }[]> {
  let mails: readonly { text: string }[] = [];
  const sent = async () => {
    mails = (await mailsOf(app)).filter(({ to }) => to === address);
    return mails.length > 0;
  };
  await until(sent, 'the mail of a password reset');
  return mails;
}

const foreignPages: SingleAttack = {
  name: 'cors',
  promise: 'no page of another site may read an answer, and no cookie speaks for anybody',
  fixture: {
    hole: 'every origin may read answers',
    always: [
      {
        file: 'libs/platform/http/application.js',
        text: 'openToPagesOf(settings.CORS_ORIGINS, app);',
        becomes: `openToPagesOf(['https://${EVIL}'], app);`,
      },
    ],
  },
  async attack({ origin, schools: { hill } }) {
    const path = `/api/v1/schools/${hill.id}/courses`;
    const { token } = hill.people.admin;
    const breaches: string[] = [];
    for (const page of [`https://${EVIL}`, 'null', `http://127.0.0.1.${EVIL}`])
      for (const method of ['OPTIONS', 'GET', 'POST']) {
        const headers = { origin: page, 'access-control-request-method': 'POST' };
        const answer = await ask(origin, {
          method,
          path,
          token,
          headers,
          body: method === 'POST' ? {} : undefined,
        });
        const allowed = answer.headers['access-control-allow-origin'];
        if (allowed === page || allowed === '*' || answer.headers['access-control-allow-credentials'])
          breaches.push(`${method} for ${page}: allowed`);
        if (answer.headers['set-cookie']) breaches.push(`${method}: sets a cookie`);
      }
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await ask(origin, { method: 'POST', path, token, headers: form, body: 'title=x' });
    return sent.status === 415 ? breaches : [...breaches, `a form of another page → ${sent.status}`];
  },
};

const MUST: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /default-src 'self'|default-src 'none'/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^(SAMEORIGIN|DENY)$/i,
  'referrer-policy': /no-referrer/,
  'strict-transport-security': /max-age=\d{7,}/,
};

const headersOfAnswers: SingleAttack = {
  name: 'answer-headers',
  promise: 'every answer, refusals too, forbids to be framed, sniffed or taken for a page',
  fixture: {
    hole: 'an answer may be taken for what it is not',
    changes: [
      {
        file: 'libs/platform/http/application.js',
        text: 'const health = app.get(Health);',
        becomes: `const health = app.get(Health);
    server.addHook('onSend', async (_, reply) => {
        if (${open('answer-headers')}) reply.removeHeader('x-content-type-options');
    });`,
      },
    ],
  },
  async attack({ origin, schools: { hill } }) {
    const paths = [
      '/api/v1/me',
      '/nowhere',
      '/health/ready',
      `/api/v1/schools/${hill.id}/courses`,
      '/%ff',
      '/reference',
    ];
    const breaches: string[] = [];
    for (const path of paths) {
      const { headers, status } = await ask(origin, { path, token: hill.people.admin.token });
      for (const [name, form] of Object.entries(MUST))
        if (!form.test(String(headers[name] ?? '')))
          breaches.push(`${path} (${status}) has ${name}: ${String(headers[name])}`);
      if (headers['x-powered-by'] || headers['server']) breaches.push(`${path} says what serves`);
    }
    return breaches;
  },
};

const CRLF = ['a%0d%0aSet-Cookie:%20x=1', 'a%0aX-Injected:%20yes', '%e5%98%8a%e5%98%8dX-Injected:%20yes'];

const injectedHeaders: SingleAttack = {
  name: 'header-injection',
  promise: 'no text of a request becomes a header of the answer',
  fixture: {
    hole: 'the address is repeated in a header, decoded',
    changes: [
      {
        file: 'libs/platform/http/application.js',
        text: 'const health = app.get(Health);',
        becomes: `const health = app.get(Health);
    server.addHook('onSend', async (request, reply) => {
        if (${open('header-injection')} && /X-Injected|Set-Cookie/.test(decodeURIComponent(request.url))) reply.header('x-injected', 'yes');
    });`,
      },
    ],
  },
  async attack({ origin, schools: { hill } }) {
    const { token } = hill.people.admin;
    const breaches: string[] = [];
    for (const text of CRLF)
      for (const path of [
        `/api/v1/schools/${hill.id}/courses?q=${text}`,
        `/api/v1/schools/${text}`,
        `/reference/${text}`,
        `/unsubscribe/${text}`,
        `/api/v1/check-in-displays/${text}`,
      ]) {
        const { headers, status } = await ask(origin, { path, token });
        if (headers['x-injected'] || headers['set-cookie'])
          breaches.push(`${path} → ${status} with a new header`);
      }
    return breaches;
  },
};

export const SURROUNDING_ATTACKS: readonly SingleAttack[] = [
  host,
  foreignPages,
  headersOfAnswers,
  injectedHeaders,
];
