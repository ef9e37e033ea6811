import { operation } from './operation-settings.js';
import {
  networks,
  oneOf,
  origins,
  proxies,
  sender,
  strongSecret,
  text,
  urlOf,
  wholeNumber,
} from './parsers.js';
import { retention } from './retention-settings.js';

const postgres = urlOf('postgres', 'postgresql');

const serving = {
  PORT: wholeNumber(
    1,
    65_535,
  )({
    default: 3000,
    example: '3000',
    desc: 'Port of the API, the sockets and the console.',
  }),
  HOST: text({
    default: '127.0.0.1',
    example: '0.0.0.0',
    desc: 'Address to listen on; `0.0.0.0` accepts connections from other machines.',
  }),
  PUBLIC_URL: urlOf(
    'http',
    'https',
  )({
    default: undefined,
    example: 'https://lyceum.example.org',
    desc: 'Address that people open, for links in mail. Empty: `http://localhost:PORT`.',
  }),
  CORS_ORIGINS: origins({
    default: [],
    example: 'https://app.example.org,https://admin.example.org',
    desc: 'Origins of other sites whose pages may call the API and open sockets. Empty: none but this one.',
  }),
  TRUST_PROXY: proxies({
    default: false,
    example: '1',
    desc: 'Proxies that are believed about the client address: `off`, how many, or their addresses.',
  }),
  API_REQUESTS_PER_MINUTE: wholeNumber(
    1,
    100_000_000,
  )({
    default: 1200,
    example: '3000',
    desc: 'Requests a minute that one person may make to one process; the limits of API keys, strangers and what is said over sockets scale with it.',
  }),
  SOCKETS_PER_PERSON: wholeNumber(
    1,
    1_000_000,
  )({
    default: 50,
    example: '200',
    desc: 'Sockets that one person may have open to one process; more for an account that many screens share.',
  }),
  DRAIN_SECONDS: wholeNumber(
    0,
    600,
  )({
    default: 0,
    example: '10',
    desc: 'Behind a balancer: how long the process serves on after SIGTERM while it says that it is not ready. Longer than the balancer needs to notice and keeps idle connections.',
  }),
  LYCEUM_ROLE: oneOf(
    'all',
    'api',
    'worker',
  )({
    default: 'all',
    example: 'worker',
    desc: 'What this process does: `all`, only `api`, or only `worker`.',
  }),
};

const storage = {
  LYCEUM_DATA: text({
    default: '.lyceum',
    example: '/var/lib/lyceum',
    desc: 'Folder for the embedded database, files, the mail outbox, the generated secret and compiled code, which may be deleted.',
  }),
  LYCEUM_DEMO: oneOf(
    'auto',
    'off',
  )({
    default: 'auto',
    example: 'off',
    desc: 'Whether an empty embedded database receives the demo district.',
  }),
  DATABASE_URL: postgres({
    default: undefined,
    requiredWhen: (settings) => settings['LYCEUM_ROLE'] !== 'all',
    example: 'postgres://lyceum_owner:…@db.example.org:5432/lyceum',
    desc: 'PostgreSQL 18, as the role that owns the tables and migrates them. Empty: the embedded server. Needed when `LYCEUM_ROLE` is not `all`.',
  }),
  DATABASE_APP_URL: postgres({
    default: undefined,
    example: 'postgres://lyceum_app:…@db.example.org:5432/lyceum',
    desc: 'The same database as the role that serves requests. Empty: made from DATABASE_URL.',
  }),
  DATABASE_RELAY_URL: postgres({
    default: undefined,
    example: 'postgres://lyceum_relay:…@db.example.org:5432/lyceum',
    desc: 'The same database as the role that relays events and runs jobs. Empty: made from DATABASE_URL.',
  }),
  DATABASE_POOL_SIZE: wholeNumber(
    1,
    500,
  )({
    default: 10,
    example: '20',
    desc: 'Connections of the serving role in this process.',
  }),
  REDIS_URL: urlOf(
    'redis',
    'rediss',
  )({
    default: undefined,
    example: 'redis://redis.example.org:6379',
    desc: 'Redis, which joins several processes (cache, limits, sockets, wake-ups of jobs). Empty: one process by itself.',
  }),
};

const secrets = {
  LYCEUM_SECRET: strongSecret({
    default: undefined,
    requiredWhen: (settings) => settings['DATABASE_URL'] !== undefined,
    example: 'the output of `openssl rand -base64 48`',
    desc: 'The one secret from which all keys are derived, the same on all replicas. Needed with `DATABASE_URL`; the embedded server makes its own.',
  }),
};

const mail = {
  SMTP_URL: urlOf(
    'smtp',
    'smtps',
  )({
    default: undefined,
    example: 'smtp://user:…@mail.example.org:587',
    desc: 'Mail server. Empty: mail is written to the folder `outbox` in LYCEUM_DATA.',
  }),
  MAIL_FROM: sender({
    default: 'Lyceum <lyceum@localhost>',
    example: 'Lyceum <school@example.org>',
    desc: 'Sender of every mail.',
  }),
};

const outbound = {
  OUTBOUND_NETWORKS: networks({
    default: [],
    example: '10.20.0.0/16,127.0.0.1',
    desc: 'Networks besides the public Internet that webhooks may be sent to, without TLS as well: receivers on the intranet, a receiver on your own machine. Empty: public addresses alone, by https.',
  }),
};

/** Every setting, in the order and under the headings of docs/configuration.md. */
export const SETTINGS_GROUPS = {
  Serving: serving,
  'Data and servers': storage,
  'How long things are kept': retention,
  Secrets: secrets,
  Mail: mail,
  'Requests to others': outbound,
  Operation: operation,
};

export const SETTINGS_SCHEMA = {
  ...serving,
  ...storage,
  ...retention,
  ...secrets,
  ...mail,
  ...outbound,
  ...operation,
};

/** These may come from a file named by `NAME_FILE` instead, and are never shown in a message. */
export const SECRET_SETTINGS: readonly (keyof typeof SETTINGS_SCHEMA)[] = [
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'DATABASE_RELAY_URL',
  'REDIS_URL',
  'LYCEUM_SECRET',
  'SMTP_URL',
];
