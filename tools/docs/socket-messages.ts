import type { JsonSchema } from './json-schema.js';
import type { Schemas } from './schemas.js';
import type { ActionPart, TopicPart } from './socket-parts.js';

/** A message of AsyncAPI; `event` is what is emitted over the socket. */
function message(event: string, summary: string, payload: JsonSchema): JsonSchema {
  return { summary, payload, 'x-event': event };
}

/** What a topic shows, by the wire type of each message. */
export function shownBy({ messages }: TopicPart, schemas: Schemas): Record<string, JsonSchema> {
  return Object.fromEntries(
    messages.map(({ type, data }) => {
      const { text } = schemas.sources.commentOf(schemas.sources.classNamed(data.name));
      return [type, message('message', text, envelope(type, schemas.named(data.name)))];
    }),
  );
}

export function subscription(
  { pattern, codes, ...topic }: TopicPart,
  schemas: Schemas,
): Record<string, JsonSchema> {
  const covered = { topic: { type: 'string', examples: [pattern] }, seq: SEQUENCE };
  const snapshot = closed({ ...covered, snapshot: schemas.named(topic.snapshot.name) });
  const missed = topic.messages.map(({ type }) => ({
    $ref: `#/channels/${topic.id}/messages/${type}/payload`,
  }));
  const messages = closed({ ...covered, messages: { type: 'array', items: { oneOf: missed } } });
  return {
    subscribe: message('subscribe', 'Asks to watch the topic.', schemas.named('SubscribeMessage')),
    subscribed: message('subscribe', 'The answer: all there is to see now, or what was missed.', {
      oneOf: [granted(snapshot), granted(messages), refused(codes)],
    }),
  };
}

export function wish(
  { name, input, output, codes, description }: ActionPart,
  schemas: Schemas,
): Record<string, JsonSchema> {
  const asked = closed(
    {
      action: { const: name },
      schoolId: { type: 'string', format: 'uuid' },
      input: schemas.named(input.name),
      idempotencyKey: { type: 'string', pattern: '^[!-~]{1,200}$' },
    },
    ['idempotencyKey'],
  );
  const answer = closed({ result: schemas.named(output.name), replayed: { const: true } }, ['replayed']);
  return {
    [name]: message('act', description, asked),
    [`${name}.answer`]: message('act', 'The answer.', { oneOf: [granted(answer), refused(codes)] }),
  };
}

/** What the server says of its own accord. */
export const NOTICES: Record<string, JsonSchema> = {
  'signed-out': message('signed-out', 'The session is over; the socket is closed.', closed({})),
  unsubscribed: message(
    'unsubscribed',
    'The topic may no longer be watched.',
    closed({ topic: { type: 'string', examples: ['register:0192f0c1-7d3e-7000-8000-000000000001'] } }),
  ),
};

const SEQUENCE = {
  type: 'integer',
  minimum: 0,
  description: 'The number of the last message of the topic that this covers.',
};

function envelope(type: string, data: JsonSchema): JsonSchema {
  return closed({
    topic: { type: 'string' },
    seq: { type: 'integer', minimum: 1, description: 'Rises by one with each message of the topic.' },
    type: { const: type },
    occurredAt: { type: 'string', format: 'date-time' },
    data,
  });
}

function granted({ properties, required, ...schema }: JsonSchema): JsonSchema {
  const ok = { ok: { const: true } };
  return {
    ...schema,
    properties: { ...ok, ...(properties as object) },
    required: ['ok', ...(required as string[])],
  };
}

function refused(codes: readonly string[]): JsonSchema {
  const problem = {
    allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }],
  };
  return closed({ ok: { const: false }, problem });
}

function closed(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}
