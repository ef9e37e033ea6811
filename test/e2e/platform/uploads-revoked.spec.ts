import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { AccessTokens } from '#platform/auth/access-tokens';
import { TestApp } from '../../support/test-app.js';
import { PIECE, TusClient } from '../../support/tus.js';
import {
  somebody,
  tokenFor,
  twoSchools,
  type TestPerson,
  type TestSchool,
} from '../../support/two-schools.js';
import { until } from '../../support/until.js';

const LENGTH = 1000;
/** As long as an access token is good. */
const TOKEN_MS = 600_000;
/** What has come is acknowledged after 4 s, with the next byte (ms). */
const CHECKPOINT_MS = 4_300;

let app: TestApp;
let school: TestSchool;

beforeAll(async () => {
  app = await TestApp.start();
  school = (await twoSchools(app)).hill;
});
afterAll(() => app.stop());

interface Answer {
  readonly status: number;
  readonly tus: unknown;
  readonly code: unknown;
}

interface Sending {
  readonly person: TestPerson;
  readonly at: string;
  readonly call: ClientRequest;
  readonly answer: Promise<Answer>;
}

/** A token of the session of another one, which runs out in so long (ms). */
function runningOut({ token }: TestPerson, inMs: number) {
  const { sub, sid } = decodeJwt(token);
  const bearer = { personId: sub!, sessionId: String(sid) };
  return new AccessTokens(app.secrets).issue(bearer, new Date(Date.now() - TOKEN_MS + inMs));
}

/** Somebody who has sent 11 bytes over one request; all of them are acknowledged. */
async function sending(role: 'teacher' | 'student' = 'student'): Promise<Sending> {
  const person = await somebody(app, role, { schoolId: school.id });
  const { token } = await runningOut(person, 1.5 * CHECKPOINT_MS);
  const at = await new TusClient(app.url, school.id, person.token).begin({ 'upload-length': String(LENGTH) });
  const call = request(`${app.url}${at}`, {
    method: 'PATCH',
    agent: false,
    headers: {
      authorization: `Bearer ${token}`,
      'tus-resumable': '1.0.0',
      ...PIECE,
      'upload-offset': '0',
      'content-length': String(LENGTH),
    },
  });
  const answer = once(call, 'response').then(async ([response]) => {
    const { statusCode: status, headers } = response as IncomingMessage;
    const body = await text(response as IncomingMessage);
    const { code } = JSON.parse(body || '{}') as { code?: unknown };
    return { status: status!, tus: headers['tus-resumable'], code };
  });
  call.write('a'.repeat(10));
  await until(async () => (await uploadAt(at)).isWritten, 'the time to the checkpoint to run');
  await pause(CHECKPOINT_MS);
  call.write('a');
  await until(async () => (await offsetOf(at)) === 11, 'what came to be acknowledged');
  return { person, at, call, answer };
}

async function uploadAt(at: string): Promise<{ readonly offset: number; readonly isWritten: boolean }> {
  const { rows } = await app.admin.query<{ offset: number; isWritten: boolean }>(
    'select "offset"::int as "offset", writer is not null as "isWritten" from platform.uploads where id = $1',
    [at.split('/').at(-1)],
  );
  return rows[0]!;
}

const offsetOf = async (at: string) => (await uploadAt(at)).offset;

/** Somebody loses their right, and sends on: what they are answered, and where the upload stands. */
async function revoked({ person, at, call, answer }: Sending, statement: string): Promise<[Answer, number]> {
  await app.admin.query(statement, [person.id]);
  await pause(CHECKPOINT_MS);
  call.write('b'.repeat(10));
  const answered = await answer;
  call.destroy();
  return [answered, await offsetOf(at)];
}

const SIGN_OUT = `update identity.sessions set revoked_at = now(), revoked_reason = 'signed_out' where person_id = $1`;
const CLOSE = `update identity.persons set status = 'suspended' where id = $1`;
const LEAVE = `update identity.memberships set valid_to = current_date - 1 where person_id = $1`;
const BECOME = `update identity.memberships set role = 'guardian' where person_id = $1`;

const LOST = [
  ['who signs out', SIGN_OUT, 401, 'platform.not_signed_in'],
  ['whose account is closed', CLOSE, 401, 'platform.not_signed_in'],
  ['who leaves the school', LEAVE, 403, 'platform.not_permitted'],
  ['who has another role', BECOME, 403, 'platform.not_permitted'],
] as const;

/** Checkpoints take their time, so all of them send at once. */
async function allAtOnce() {
  const [teacher, student, ...losing] = await Promise.all([
    sending('teacher'),
    sending(),
    ...LOST.map(() => sending()),
  ]);
  await app.admin.query(SIGN_OUT, [teacher.person.id]);
  const lost = Promise.all(losing.map((each, at) => revoked(each, LOST[at]![1])));
  await pause(CHECKPOINT_MS);
  for (const { call } of [teacher, student]) call.end('b'.repeat(LENGTH - 11));
  return { teacher, student, lost: await lost };
}

describe('An upload that comes for long over one request', () => {
  let sent: Awaited<ReturnType<typeof allAtOnce>>;

  beforeAll(async () => {
    sent = await allAtOnce();
  });

  it.each(LOST.map(([who, , status, code], at) => [who, { status, code }, at] as const))(
    'is not written on by somebody %s; what was acknowledged stays',
    (_, refusal, at) => {
      expect(sent.lost[at]).toEqual([{ ...refusal, tus: '1.0.0' }, 11]);
    },
  );

  it('is not whole by who has signed out before its last byte, and goes on where it was once they are back', async () => {
    const { person, at, answer } = sent.teacher;
    expect([(await answer).status, await offsetOf(at)]).toEqual([401, 11]);
    const back = new TusClient(app.url, school.id, await tokenFor(app, person.id));
    expect((await back.head(at)).headers['upload-offset']).toBe('11');
    expect((await back.patch(at, 11, 'c'.repeat(LENGTH - 11))).status).toBe(204);
  });

  it('is not ended by the end of the token that it began with', async () => {
    expect((await sent.student.answer).status).toBe(204);
  });
});
