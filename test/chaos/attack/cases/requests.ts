import { connect } from 'node:net';
import { newId } from '#domain/kernel/id';
import { ask, type Asked } from '../ask.js';
import { open, type Breaches, type SingleAttack, type Target } from '../attack.js';

const APPLICATION = 'libs/platform/http/application.js';
const coursesOf = ({ schools: { hill } }: Target) => `/api/v1/schools/${hill.id}/courses`;

const override: SingleAttack = {
  name: 'method-override',
  promise: 'no header changes the method or the address of a request',
  fixture: {
    hole: 'X-HTTP-Method-Override is obeyed',
    changes: [
      {
        file: 'libs/platform/auth/admission.guard.js',
        text: `if (door.kind === 'public') return true;`,
        becomes: `if (${open('method-override')} && context.switchToHttp().getRequest().headers['x-http-method-override']) throw Object.assign(new Error('as if deleted'), { statusCode: 410 });
        if (door.kind === 'public') return true;`,
      },
    ],
  },
  async attack({ origin, schools: { hill, lake } }) {
    const token = hill.people.admin.token;
    const path = `/api/v1/schools/${hill.id}/courses`;
    const plain = await ask(origin, { path, token });
    const others = `/api/v1/schools/${lake.id}`;
    const breaches: string[] = [];
    const tries: readonly Record<string, string>[] = [
      { 'x-http-method-override': 'DELETE' },
      { 'x-method-override': 'DELETE' },
      { 'x-original-url': others },
      { 'x-rewrite-url': others },
      { 'x-forwarded-prefix': others },
    ];
    for (const headers of tries) {
      const { status, text } = await ask(origin, { path, token, headers });
      if (status !== plain.status || text !== plain.text)
        breaches.push(`${JSON.stringify(headers)} → ${status}`);
    }
    return breaches;
  },
};

/** Bytes as they are, and what comes back before the connection ends or a second is over. */
function raw(origin: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setEncoding('latin1').setTimeout(1_500, () => socket.destroy());
    socket.on('data', (part: string) => (text += part));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}

const smuggling: SingleAttack = {
  name: 'smuggling',
  promise: 'a request whose length is said in two ways is refused, and what follows it is no request',
  fixture: {
    hole: 'the parser of requests is lenient',
    always: [
      {
        file: APPLICATION,
        text: 'connectionsCheckingInterval:',
        becomes: 'insecureHTTPParser: true, connectionsCheckingInterval:',
      },
    ],
  },
  async attack({ origin }) {
    const inner = 'GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n';
    const head = 'GET /health/live HTTP/1.1\r\nHost: x\r\n';
    const tries = [
      `${head}Content-Length: ${inner.length + 5}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${inner}`,
      `${head}Content-Length: 0\r\nContent-Length: ${inner.length}\r\n\r\n${inner}`,
      `${head}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${inner}`,
      `${head}X: a\r\n b\r\nContent-Length: +0\r\n\r\n`,
    ];
    const answers = await Promise.all(tries.map((bytes) => raw(origin, bytes)));
    return answers.flatMap((text, at): Breaches => {
      const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => status);
      return statuses.length === 1 && statuses[0] === '400'
        ? []
        : [`try ${at + 1} → ${statuses.join() || 'nothing'}`];
    });
  },
};

const stolenKey: SingleAttack = {
  name: 'idempotency-theft',
  promise: 'the Idempotency-Key of somebody else answers nothing of theirs',
  fixture: {
    hole: 'keys have no owner',
    changes: [
      {
        file: 'libs/platform/http/idempotency.interceptor.js',
        text: 'const ownerId = actor.personId ?? actor.clientId;',
        becomes: `const ownerId = ${open('idempotency-theft')} ? '00000000-0000-4000-8000-000000000000' : actor.personId ?? actor.clientId;`,
      },
    ],
  },
  async attack(target) {
    const { admin, office } = target.schools.hill.people;
    const headers = { 'idempotency-key': newId() };
    const question = { method: 'POST', path: coursesOf(target), body: { title: 'Key' }, headers };
    const first = await ask(target.origin, { ...question, token: admin.token });
    const second = await ask(target.origin, { ...question, token: office.token });
    const idOf = ({ text }: Asked) => (JSON.parse(text) as { id?: string }).id;
    const shared = second.headers['idempotency-replayed'] || idOf(first) === idOf(second);
    return first.status === 201 && second.status === 201 && !shared
      ? []
      : [`${first.status}, then ${second.status}${shared ? ' with the answer of somebody else' : ''}`];
  },
};

export const REQUEST_ATTACKS: readonly SingleAttack[] = [override, smuggling, stolenKey];
