import type { DomainEventClass } from '#domain/kernel/domain-event';
import { sorted, type JsonSchema } from './json-schema.js';
import type { Schemas } from './schemas.js';

/** What is sent to try a webhook, see libs/domain/identity/webhooks. */
const PING = 'webhook.ping';

/** The section `webhooks` of OpenAPI 3.1: a request of ours for each public event. */
export function webhooksOf(
  events: readonly DomainEventClass[],
  schemas: Schemas,
): Record<string, JsonSchema> {
  const requests = events.map((event) => [event.type, requestOf(event, schemas)] as const);
  const ping = described(PING, 'Sent on request, to try a webhook.', PING_DATA);
  return sorted({ ...Object.fromEntries(requests), [PING]: ping });
}

const PING_DATA = {
  type: 'object',
  properties: { webhookId: { type: 'string', format: 'uuid' } },
  required: ['webhookId'],
};

function requestOf(
  { type, name }: DomainEventClass & { readonly name?: string },
  schemas: Schemas,
): JsonSchema {
  const { sources } = schemas;
  const declaration = sources.classNamed(name!);
  const data = sources.checker.getTypeAtLocation(declaration).getProperty('data')!;
  const { text } = sources.commentOf(declaration);
  return described(type, text || `${wordsOf(type)}.`, schemas.ofType(sources.checker.getTypeOfSymbol(data)));
}

function described(type: string, text: string, data: JsonSchema): JsonSchema {
  const properties = { ...ENVELOPE, type: { const: type }, data };
  return {
    post: {
      operationId: type,
      summary: text,
      parameters: Object.keys(HEADERS).map((name) => ({ $ref: `#/components/parameters/${name}` })),
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties,
              required: Object.keys(properties),
              additionalProperties: false,
            },
          },
        },
      },
      responses: RESPONSES,
      security: [],
    },
  };
}

/** In the order in which they are sent. */
const ENVELOPE = {
  id: {
    type: 'string',
    format: 'uuid',
    description: 'The same at each attempt, and the same as `webhook-id`.',
  },
  type: {},
  timestamp: { type: 'string', format: 'date-time', description: 'When it happened.' },
  schoolId: {
    type: ['string', 'null'],
    format: 'uuid',
    description: 'Where it happened; null for what happened to a district.',
  },
  subjectId: { type: 'string', format: 'uuid', description: 'What it is about.' },
};

const HEADERS: Readonly<Record<string, string>> = {
  'webhook-id': 'The id of the event: a receiver that has seen it has nothing to do.',
  'webhook-timestamp':
    'Seconds since 1970 when this attempt was made. Refuse what is older than five minutes.',
  'webhook-signature':
    '`v1,` and base64 of HMAC-SHA-256 over `id.timestamp.body`; two of them, parted by a space, while a secret is changed.',
};

/** The headers of Standard Webhooks, as components. */
export const WEBHOOK_HEADERS = Object.fromEntries(
  Object.entries(HEADERS).map(([name, description]) => [
    name,
    { name, in: 'header', required: true, description, schema: { type: 'string' } },
  ]),
);

const RESPONSES = {
  '2XX': { description: 'Taken.' },
  '410': { description: 'Never send anything again: the webhook is disabled.' },
  default: { description: 'Not taken: it is sent again later, not before `Retry-After`.' },
};

/** `roster.person_added` → `Roster person added` */
function wordsOf(type: string): string {
  const words = type.replaceAll(/[._]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
