import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonSchema } from '../../../tools/docs/json-schema.js';
import { nameOf, tagOf } from '../../../tools/docs/names.js';
import { Operations } from '../../../tools/docs/operations.js';
import { Problems } from '../../../tools/docs/problems.js';
import { Refusals } from '../../../tools/docs/refusals.js';
import { routesOf, type Route } from '../../../tools/docs/routes.js';
import { Schemas } from '../../../tools/docs/schemas.js';
import { Sources } from '../../../tools/docs/sources.js';
import { Validation } from '../../../tools/docs/validation.js';
import { LampController } from './lamps/src/lamps/http/lamp.controller.js';

const LINE = expect.stringMatching(/^\^\[/) as unknown;
const uuid = { type: 'string', format: 'uuid' };

/** A house of one context, small enough to say all of what should be said of it. */
describe('The documentation of a small house', () => {
  let sources: Sources;
  let validation: Validation;
  let schemas: Schemas;
  let operations: Record<string, JsonSchema>;

  beforeAll(async () => {
    sources = new Sources(join(import.meta.dirname, 'lamps'));
    validation = await Validation.of(sources);
    schemas = new Schemas(sources, validation);
    const problems = new Problems(sources, new Refusals(sources), {
      controllers: [],
      providers: [],
      publicEvents: [],
      guards: [],
    });
    const described = new Operations(schemas, problems);
    operations = Object.fromEntries(
      routesOf(LampController).map((route) => [nameOf(route), described.of(route)]),
    );
  });

  const codesOf = (operation: string, status: number) => {
    const responses = operations[operation]!['responses'] as Record<string, JsonSchema | undefined>;
    const reference = responses[status]?.['$ref'];
    if (typeof reference === 'string') return reference.split('/').at(-1)!.split('-');
    return /"enum":(\[[^\]]*\])/.exec(JSON.stringify(responses[status] ?? {}))?.[1];
  };

  it('says of a view what its types and comments say', () => {
    expect(schemas.named('LampView')).toEqual({ $ref: '#/components/schemas/LampView' });
    expect(schemas.components['LampView']).toEqual({
      description: 'A lamp as it hangs.',
      type: 'object',
      properties: {
        id: uuid,
        since: { type: 'string', format: 'date', description: 'When it was hung.' },
        litAt: { type: ['string', 'null'], format: 'date-time' },
        madeAt: { type: 'string', format: 'date-time' },
        colour: { type: 'string', enum: ['red', 'green'] },
        shade: { anyOf: [{ $ref: '#/components/schemas/ShadeView' }, { type: 'null' }] },
        bulbs: { type: 'array', items: { type: 'number' } },
        place: {
          type: 'array',
          prefixItems: [{ type: 'number' }, { type: 'number' }],
          minItems: 2,
          maxItems: 2,
        },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        size: {
          type: 'object',
          properties: { height: { type: 'number' }, width: { type: 'number' } },
          required: ['height'],
        },
        either: { anyOf: [{ type: 'string' }, { type: 'number' }] },
        anything: {},
        isLit: { type: 'boolean' },
        watts: { type: 'number', deprecated: true, examples: [40] },
        version: { type: 'integer' },
      },
      required: expect.not.arrayContaining(['watts', 'secret', 'reveal', 'none']) as unknown,
    });
    expect(schemas.components['ShadeView']).toMatchObject({
      properties: { form: { type: ['string', 'null'], enum: ['cone', 'ball', null] } },
    });
  });

  it('says of a request what its validators demand, and that it is closed', () => {
    schemas.named('ChangeLampDto');
    expect(schemas.components['ChangeLampDto']).toEqual({
      type: 'object',
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 40, pattern: LINE },
        ownerId: { type: ['string', 'null'], format: 'uuid', default: null },
        switchIds: { type: 'array', items: uuid, maxItems: 3, default: [] },
        since: { type: 'string', format: 'date' },
        litAt: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
        timeZone: { type: 'string', pattern: expect.any(String) as unknown, examples: ['Europe/Warsaw'] },
      },
      required: ['name', 'litAt', 'timeZone'],
      additionalProperties: false,
    });
  });

  it('does not guess: what it cannot describe is an error', () => {
    expect(() => schemas.named('UndescribedDto')).toThrow(/UndescribedDto\.port: .* isPort/);
    expect(() => schemas.named('UncarriedView')).toThrow(/Map<string, string>/);
    expect(() => schemas.named('HugeView')).toThrow(/bigint/);
    expect(() => schemas.named('NoView')).toThrow(/no class NoView/);
  });

  it('follows a command through bus, port, aggregate and constraint to what it may refuse', () => {
    expect(codesOf('lightLamp', 404)).toEqual(['lamps.lamp_not_found']);
    expect(codesOf('lightLamp', 409)).toEqual(['lamps.lamp_broken', 'platform.busy']);
    expect(codesOf('lightLamp', 410)).toBeUndefined();
    expect(codesOf('hangLamp', 409)).toEqual(['lamps.lamp_name_taken', 'platform.busy']);
    expect(codesOf('takeDown', 409)).toEqual(['lamps.lamp_in_use', 'platform.busy']);
    expect(codesOf('changeLamp', 409)).toEqual([
      'lamps.lamp_broken',
      'lamps.lamp_name_taken',
      'platform.busy',
    ]);
  });

  it('leaves out what is caught on the way, and what no one throws', () => {
    expect(JSON.stringify(operations)).not.toMatch(/lamp_flickers|lamp_stolen/);
  });

  it('describes door, parameters, headers and answers of a route', () => {
    expect(operations['changeLamp']).toMatchObject({
      tags: ['Lamps'],
      security: [{ accessToken: [] }],
      parameters: [
        { name: 'schoolId', in: 'path', required: true, schema: uuid },
        { name: 'lampId', in: 'path', required: true, schema: uuid },
        { $ref: '#/components/parameters/Idempotency-Key' },
        { $ref: '#/components/parameters/If-Match' },
      ],
      requestBody: {
        content: { 'application/json': { schema: { $ref: '#/components/schemas/ChangeLampDto' } } },
      },
      responses: {
        '200': { description: 'A lamp as it hangs.', headers: { ETag: expect.anything() as unknown } },
      },
    });
    expect(operations['listLamps']).toMatchObject({
      'x-permission': 'roster.section.read',
      security: [{ accessToken: [] }, { apiKey: [] }],
      parameters: [
        { name: 'schoolId' },
        { name: 'colour', in: 'query', required: false, schema: { enum: ['red', 'green'] } },
        {
          name: 'limit',
          in: 'query',
          required: false,
          schema: { type: 'integer', maximum: 50, default: 20 },
        },
        { name: 'near', in: 'query', required: false },
      ],
    });
    expect(operations['listShades']).toMatchObject({ security: [] });
    expect(operations['hangLamp']).toMatchObject({
      summary: 'Hangs a lamp',
      description: expect.stringMatching(/^It stays dark\. Needs/) as unknown,
    });
    expect(operations['takeDown']).not.toHaveProperty('requestBody');
    expect(JSON.stringify(operations['takeDown'])).not.toContain('Idempotency');
  });

  it('describes files by their media types', () => {
    const file = { schema: { type: 'string', format: 'binary' } };
    expect(operations['developPicture']).toMatchObject({
      requestBody: { content: { 'image/png': file } },
      responses: { '200': { content: { 'image/jpeg': file } } },
    });
    expect(codesOf('developPicture', 415)).toEqual(['platform.unsupported_media_type']);
  });

  it.each([
    ['LampController', 'list', 'schools/:schoolId/street-lamps', 'listStreetLamps', 'Street lamps'],
    ['LampController', 'get', 'lamps', 'getLamp', 'Lamps'],
    ['LampController', 'switchOff', 'lamps', 'switchOff', 'Lamps'],
    ['ShadeController', 'get', '', 'getShade', 'Shades'],
  ])('names %s.%s at /%s %s, under %s', (controller, handler, controllerPath, name, tag) => {
    const route = { controller, handler, controllerPath, path: `/api/v1/${controllerPath}` } as Route;
    expect([nameOf(route), tagOf(route)]).toEqual([name, tag]);
  });
});
