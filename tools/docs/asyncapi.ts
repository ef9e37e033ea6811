import { sorted, type JsonSchema } from './json-schema.js';
import type { Schemas } from './schemas.js';
import { NOTICES, shownBy, subscription, wish } from './socket-messages.js';
import type { ActionPart, SocketParts, TopicPart } from './socket-parts.js';
import { versionOf } from './version.js';

const INTRODUCTION = `The sockets of Lyceum: one connection a client, by [socket.io](https://socket.io) 4 with the transport
\`websocket\` alone, signed in with the access token of the REST API: \`io(url, { transports: ['websocket'], auth: { token } })\`.
A refusal arrives as \`connect_error\` with the problem in \`data\`: 401, or 429 with \`platform.too_many_sockets\` when this
person has as many open as one may. When sessions or roles change, the socket is checked
again: \`signed-out\` comes before it is closed, \`unsubscribed\` names a topic that may no longer be watched.

**Watching.** Emit \`subscribe\` with a topic; the answer holds a snapshot and the sequence number that it covers. Each
\`message\` that follows has the next number of its topic. After a reconnect emit \`subscribe\` with the last number as
\`after\`: the answer holds every message since, or a snapshot when that is too long ago. A message may say what a snapshot
said already.

**Acting.** Emit \`act\` with the name of an action, the school and the input: the same command, the same validation and
the same answer as over REST. With an \`idempotencyKey\` a repetition gets the first answer, marked \`replayed\`.`;

/** The AsyncAPI 3.0 document of the sockets. */
export function asyncApi({ topics, actions }: SocketParts, schemas: Schemas): JsonSchema {
  schemas.named('Problem');
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Lyceum sockets',
      version: versionOf(),
      description: INTRODUCTION,
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    servers: { socket: SERVER },
    channels: {
      ...Object.fromEntries(topics.map((topic) => [topic.id, channelOf(topic, schemas)])),
      actions: actionsChannel(actions, schemas),
      notices: NOTICES_CHANNEL,
    },
    operations: {
      ...(Object.assign({}, ...topics.map(operationsOf)) as object),
      ...Object.fromEntries(actions.map((action) => [action.name, operationOf(action)])),
      notice: NOTICE,
    },
    components: { securitySchemes: { accessToken: TOKEN }, schemas: sorted(schemas.components) },
  };
}

const TOKEN = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: 'As `auth.token` of the handshake.',
};
const SERVER = {
  host: 'localhost:3000',
  pathname: '/socket.io',
  protocol: 'ws',
  security: [{ $ref: '#/components/securitySchemes/accessToken' }],
};

const NOTICES_CHANNEL = {
  title: 'Notices',
  description: 'What the server says of its own accord.',
  messages: NOTICES,
};
const NOTICE = {
  action: 'send',
  channel: { $ref: '#/channels/notices' },
  summary: 'Tells what has changed for you.',
};

function channelOf(topic: TopicPart, schemas: Schemas): JsonSchema {
  const names = [...topic.pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  return {
    address: topic.pattern,
    title: topic.pattern,
    description: topic.description,
    parameters: Object.fromEntries(names.map((name) => [name, { description: 'A UUID in lower case.' }])),
    messages: { ...shownBy(topic, schemas), ...subscription(topic, schemas) },
    'x-permission': topic.permission,
  };
}

function operationsOf(topic: TopicPart): JsonSchema {
  const { id } = topic;
  const suffix = id.charAt(0).toUpperCase() + id.slice(1);
  const channel = { $ref: `#/channels/${id}` };
  const of = (names: readonly string[]) =>
    names.map((name) => ({ $ref: `#/channels/${id}/messages/${name}` }));
  return {
    [`show${suffix}`]: {
      action: 'send',
      channel,
      summary: topic.description,
      messages: of(topic.messages.map(({ type }) => type)),
    },
    [`subscribe${suffix}`]: {
      action: 'receive',
      channel,
      summary: `Watches ${topic.pattern}.`,
      messages: of(['subscribe']),
      reply: { channel, messages: of(['subscribed']) },
      'x-permission': topic.permission,
    },
  };
}

function actionsChannel(actions: readonly ActionPart[], schemas: Schemas): JsonSchema {
  return {
    address: 'act',
    title: 'Actions',
    description: 'What can be done over the socket.',
    messages: Object.assign({}, ...actions.map((action) => wish(action, schemas))) as object,
  };
}

function operationOf({ name, description, permission }: ActionPart): JsonSchema {
  const channel = { $ref: '#/channels/actions' };
  return {
    action: 'receive',
    channel,
    summary: description,
    messages: [{ $ref: `#/channels/actions/messages/${name}` }],
    reply: { channel, messages: [{ $ref: `#/channels/actions/messages/${name}.answer` }] },
    'x-permission': permission,
  };
}
