import { Topics } from '#platform/realtime/topics';
import { topicName } from '../../support/socket-samples.js';
import { SAMPLED_ROUTES, schoolRequest, type SchoolRequest } from '../../support/school-routes.js';
import { SchoolFixtures } from '../../support/school-fixtures.js';
import { relayed } from '../../support/relayed.js';
import { TestSocket } from '../../support/socket.js';
import type { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool, type TwoSchools } from '../../support/two-schools.js';
import { withTestApp } from '../cluster/own-test-app.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import type { Sight } from './canaries.js';
import { downloadsOf } from './downloads.js';
import { judged } from './judged.js';
import { peopleAreWritten } from './mailing.js';
import { keepRecords, recordsOf } from './records.js';
import { RedisWatch } from './redis-watch.js';

const NO_POLICY = 'policy-dropped';
const RECORDS_SHARED = 'records-shared';
const NAMES_LOGGED = 'names-logged';
const NAMES_IN_REDIS = 'names-in-redis';
const MAILS_MIXED = 'mails-mixed';

export const isolation: Rig = {
  name: 'isolation',
  promise:
    'K1 K2: nothing of one school is in any byte that leaves for another: HTTP, sockets, files, mails, jobs, Redis, logs',
  minutes: { whole: 1, short: 0.6 },
  controls: {
    [NO_POLICY]: { breaks: 'the policy of one table lets every school through' },
    [RECORDS_SHARED]: { breaks: 'the policy of what programs keep lets every school through' },
    [NAMES_LOGGED]: {
      breaks: 'the log line of a request carries its body',
      changes: [
        {
          file: 'libs/platform/observability/observe-http.js',
          text: 'status: reply.statusCode,',
          becomes: 'status: reply.statusCode, body: request.body,',
        },
      ],
    },
    [MAILS_MIXED]: {
      breaks: 'the page of a mail says, where nobody looks, to whom the mail before it went',
      changes: [
        {
          file: 'libs/platform/mail/envelope.js',
          text: 'messageId: `<${messageId}@${domainOf(from)}>`,',
          becomes:
            'html: `${html}<!-- ${globalThis.mailedBefore} -->`, messageId: `<${(globalThis.mailedBefore = to, messageId)}@${domainOf(from)}>`,',
        },
      ],
    },
    [NAMES_IN_REDIS]: {
      breaks: 'attempts to sign in are counted under the address itself',
      changes: [
        {
          file: 'libs/platform/limits/redis-rate-limiter.js',
          text: 'this.rules[bucket], hidden(key), points)',
          becomes: 'this.rules[bucket], key, points)',
        },
      ],
    },
  },
  run: (run) =>
    withTestApp(
      {
        environment: { API_REQUESTS_PER_MINUTE: '100000000' },
        cluster: {
          replicas: 2,
          workers: 1,
          changes: isolation.controls[run.control ?? '']?.changes ?? [],
          environment: { API_REQUESTS_PER_MINUTE: '100000000', LOG_LEVEL: 'trace' },
        },
      },
      (app) => watched(app, run),
    ),
};

async function watched(app: TestApp, run: RigRun): Promise<Findings> {
  const schools = await twoSchools(app);
  if (run.control === NO_POLICY) await dropPolicy(app, 'roster.people');
  if (run.control === RECORDS_SHARED) await dropPolicy(app, 'learning.statement_documents');
  await peopleAreWritten(app, [schools.hill, schools.lake]);
  const redis = await RedisWatch.of(app.cluster!.redis.url);
  const toHill: Sight[] = [];
  const toLake: Sight[] = [];
  const sockets = [await listening(app, schools.hill, toHill), await listening(app, schools.lake, toLake)];
  await allRoutes(app, schools, { toHill, toLake });
  await relayed(app);
  run.say(`${SAMPLED_ROUTES.length} routes were asked by both schools for what is theirs and what is not`);
  const [hills, lakes] = [await keepRecords(app, schools.hill), await keepRecords(app, schools.lake)];
  toHill.push(...(await recordsOf(hills, lakes)));
  toLake.push(...(await recordsOf(lakes, hills)));
  sockets.forEach((socket) => socket.close());
  for (const [school, sights] of [
    [schools.hill, toHill],
    [schools.lake, toLake],
  ] as const) {
    await strangersTry(app, school);
    sights.push(...(await downloadsOf(app, school)), ...(await leftBehind(app, school)));
  }
  redis.stop();
  const { figures, violations } = await judged(app, schools, { toHill, toLake, commands: redis.commands });
  return { figures: { routes: SAMPLED_ROUTES.length, ...figures }, violations };
}

async function allRoutes(
  app: TestApp,
  { hill, lake }: TwoSchools,
  { toHill, toLake }: Readonly<Record<'toHill' | 'toLake', Sight[]>>,
): Promise<void> {
  for (const route of SAMPLED_ROUTES) {
    const both = [await soundAt(app, route, hill), await soundAt(app, route, lake)] as const;
    toHill.push(...(await answers(app, hill, both)));
    toLake.push(...(await answers(app, lake, both.toReversed() as [SchoolRequest, SchoolRequest])));
  }
}

async function dropPolicy({ admin }: TestApp, table: string): Promise<void> {
  await admin.query(`drop policy tenant on ${table}`);
  await admin.query(`create policy tenant on ${table} for all to lyceum_app using (true) with check (true)`);
}

function soundAt(app: TestApp, route: string, school: TestSchool): Promise<SchoolRequest> {
  return schoolRequest(route, new SchoolFixtures(app, school));
}

/** The own request and the one for the other school, both made by the own administrator. */
async function answers(
  app: TestApp,
  { people, name }: TestSchool,
  [own, others]: readonly [SchoolRequest, SchoolRequest],
): Promise<Sight[]> {
  const sights: Sight[] = [];
  for (const { method, path, body, sent } of [own, others]) {
    const response = await fetch(`${app.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${people.admin.token}`,
        'content-type': 'application/json',
        ...sent.headers,
      },
      ...(!['GET', 'HEAD'].includes(method) && { body: sent.bytes ?? JSON.stringify(body ?? {}) }),
    });
    const asked = path.match(/[0-9a-f-]{36}/g) ?? [];
    const text = asked.reduce((rest, id) => rest.replaceAll(id, '(asked for)'), await response.text());
    sights.push({ where: `${method} ${path} → ${response.status}, to ${name}`, text });
  }
  return sights;
}

/** Watches every topic that there is. */
async function listening(app: TestApp, school: TestSchool, sights: Sight[]): Promise<TestSocket> {
  const { people, name } = school;
  const socket = await TestSocket.connect(app, people.admin.token);
  socket.socket.onAny((event, message) =>
    sights.push({ where: `socket event ${event}, to ${name}`, text: JSON.stringify(message) }),
  );
  for (const { options } of app.app.get(Topics).all())
    await socket.subscribe(await topicName(options.pattern, new SchoolFixtures(app, school)));
  return socket;
}

/** Somebody guesses a password, so that the attempt is counted. */
async function strangersTry(app: TestApp, { people }: TestSchool): Promise<void> {
  const body = { email: people.office.email, password: 'not the right password' };
  await app.call('POST', '/sessions', { body });
}

/** What was made for a school and lies where only that school's jobs are. */
async function leftBehind(app: TestApp, { id, name }: TestSchool): Promise<Sight[]> {
  const { rows: jobs } = await app.admin.query<{ text: string }>(
    `select j::text as text from platform.jobs j where school_id = $1`,
    [id],
  );
  return jobs.map(({ text }) => ({ where: `job of ${name}`, text }));
}
