import { describe, expect, it } from '@jest/globals';
import { ApiContract, honouring } from '../../support/api-contract.js';

const problemOf = (...codes: string[]) => ({
  $ref: '#/components/schemas/Problem',
  properties: { code: { enum: codes } },
});

/** A small API: one thing that can be changed. */
const contract = new ApiContract({
  paths: {
    '/api/v1/things/{thingId}': {
      patch: {
        operationId: 'changeThing',
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/ChangeThing' } } },
        },
        responses: {
          '200': {
            headers: {
              ETag: { $ref: '#/components/headers/ETag' },
              Note: { $ref: '#/components/headers/Note' },
            },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
          },
          '204': {},
          '404': { $ref: '#/components/responses/missing' },
          '409': { content: { 'application/problem+json': { schema: problemOf('things.thing_taken') } } },
        },
      },
      head: {
        operationId: 'lookAtThing',
        responses: { '200': { headers: { ETag: { $ref: '#/components/headers/ETag' } } }, '404': {} },
      },
    },
  },
  components: {
    headers: { ETag: { required: true }, Note: {} },
    responses: {
      missing: { content: { 'application/problem+json': { schema: problemOf('things.thing_not_found') } } },
    },
    schemas: {
      Thing: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          since: { type: 'string', format: 'date' },
          state: { type: 'string', enum: ['new', 'old'] },
          parts: {
            type: 'array',
            items: { type: 'object', properties: { size: { type: ['integer', 'null'] } } },
          },
          next: { type: 'string' },
        },
        required: ['name', 'since', 'state', 'parts'],
      },
      ChangeThing: { type: 'object', properties: { name: { type: 'string', minLength: 1 } } },
      Problem: {
        type: 'object',
        properties: { code: { type: 'string' }, facts: { type: 'object', additionalProperties: {} } },
        required: ['code'],
      },
    },
  },
} as never);

const thing = { name: 'Lamp', since: '2026-09-01', state: 'new', parts: [{ size: 1 }, { size: null }] };
const headers = { 'content-type': 'application/json; charset=utf-8', etag: '"7"' };
const refusal = { 'content-type': 'application/problem+json' };

interface Answer {
  readonly method?: string;
  readonly status?: number;
  readonly path?: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
  readonly sent?: object;
}

function check(answer: Answer): void {
  contract.check({
    method: answer.method ?? 'PATCH',
    path: answer.path ?? '/api/v1/things/7?really=true',
    sent: answer.sent,
    status: answer.status ?? 200,
    headers: new Headers(answer.headers ?? headers),
    text:
      (answer.status === 204 || answer.method === 'HEAD') && !answer.body
        ? ''
        : JSON.stringify(answer.body ?? thing),
  });
}

describe('The contract of the API', () => {
  it.each<[string, Answer]>([
    ['a view', {}],
    ['a request that is as declared', { sent: { name: 'Lantern' } }],
    ['an empty answer', { status: 204 }],
    [
      'a problem',
      { status: 409, headers: refusal, body: { code: 'things.thing_taken', facts: { by: 'you' } } },
    ],
    [
      'a problem that is declared once for many',
      { status: 404, headers: refusal, body: { code: 'things.thing_not_found' } },
    ],
    ['no route', { status: 404, path: '/api/v1/nothing', body: { code: 'platform.no_such_route' } }],
    ['what HEAD is told', { method: 'HEAD' }],
    ['a problem that HEAD is told', { method: 'HEAD', status: 404, headers: refusal }],
    ['no route, as HEAD is told', { method: 'HEAD', status: 404, path: '/api/v1/nothing', headers: refusal }],
    ['what is not of the API', { path: '/reference' }],
  ])('lets pass %s', (_, answer) => {
    expect(() => check(answer)).not.toThrow();
  });

  it.each<[string, Answer, RegExp]>([
    ['a field that is not declared', { body: { ...thing, secret: 1 } }, /"additionalProperty":"secret"/],
    ['one deeper down', { body: { ...thing, parts: [{ size: 1, secret: 1 }] } }, /\/parts\/0 .*"secret"/],
    ['a field that is missing', { body: { ...thing, name: undefined } }, /"missingProperty":"name"/],
    ['a wrong type', { body: { ...thing, parts: [{ size: '1' }] } }, /\/parts\/0\/size must be integer,null/],
    ['an undeclared null', { body: { ...thing, next: null } }, /\/next must be string/],
    ['a wrong format', { body: { ...thing, since: '1 September' } }, /\/since must match format "date"/],
    [
      'a value that is not of the list',
      { body: { ...thing, state: 'gone' } },
      /\/state must be equal to one of/,
    ],
    ['a status that is not declared', { status: 410 }, /the status 410 is not declared/],
    [
      'a media type that is not declared',
      { headers: { ...headers, 'content-type': 'text/html' } },
      /text\/html/,
    ],
    ['a body where none is declared', { status: 204, body: {} }, /application\/json is not declared for 204/],
    ['words to HEAD', { method: 'HEAD', body: thing }, /application\/json is not declared for 200/],
    ['a header that HEAD is not told', { method: 'HEAD', headers: {} }, /the header ETag is missing/],
    ['a missing header', { headers: { 'content-type': 'application/json' } }, /the header ETag is missing/],
    [
      'a problem of another code',
      { status: 409, headers: refusal, body: { code: 'things.odd' } },
      /\/code must be/,
    ],
    [
      'one that is declared for many',
      { status: 404, headers: refusal, body: { code: 'things.odd' } },
      /\/code must be/,
    ],
    [
      'a problem with more than is declared',
      { status: 409, headers: refusal, body: { code: 'things.thing_taken', stack: 'at …' } },
      /"additionalProperty":"stack"/,
    ],
    ['a wrong request that was accepted', { sent: { name: '' } }, /by its schema the request is wrong/],
    ['an unknown field that was accepted', { sent: { owner: 1 } }, /by its schema the request is wrong/],
    ['a route that is not described', { path: '/api/v1/nothing' }, /is not in docs\/api\/openapi.json/],
  ])('is broken by %s', (_, answer, complaint) => {
    expect(() => check(answer)).toThrow(complaint);
  });

  it('is held by a fetch that honours it', async () => {
    const fetched = honouring(contract, async () => Response.json({ ...thing, secret: 1 }, { headers }));
    await expect(fetched('http://localhost/api/v1/things/7', { method: 'PATCH' })).rejects.toThrow(
      /"secret"/,
    );
  });

  it('is made of the committed document', () => {
    const undeclared = { method: 'GET', path: '/api/v1/me', status: 418, headers: new Headers(), text: '' };
    expect(() => new ApiContract().check(undeclared)).toThrow(/getMe: the status 418 is not declared/);
  });
});
