import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from '@jest/globals';
import { root } from '../support/house.js';

type Document = Record<string, unknown> & {
  paths: Record<string, Record<string, { responses: object; description?: string; 'x-permission'?: string }>>;
  components: { schemas: Record<string, Record<string, unknown>> };
};

describe('The generated documentation', () => {
  it('is what the code says now', () => {
    const args = ['--import', './tools/decorated-sources.mjs', 'tools/docs/write.ts', '--check'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  }, 120_000);
});

describe('docs/api/openapi.json', () => {
  const document = JSON.parse(readFileSync(join(root, 'docs/api/openapi.json'), 'utf8')) as Document;

  it('is OpenAPI 3.1 in fact: valid by its meta-schema, without a nullable', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
    expect(validator.version).toBe('3.1');
    expect(document['openapi']).toBe('3.1.0');
    expect(JSON.stringify(document)).not.toContain('"nullable"');
  });

  it('refers to nothing that is not there', () => {
    const text = JSON.stringify(document);
    const pointers = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, pointer]) => pointer!.split('/'));
    expect(pointers.length).toBeGreaterThan(100);
    const dangling = pointers.filter((steps) => !steps.reduce<unknown>(into, document));
    expect(dangling).toEqual([]);
  });

  it('names permission, problems and versions of a change', () => {
    const change = document.paths['/api/v1/schools/{schoolId}/sections/{sectionId}']!['patch']!;
    expect(change['x-permission']).toBe('roster.section.manage');
    expect(Object.keys(change.responses)).toEqual(
      expect.arrayContaining(['200', '401', '403', '404', '412', '422']),
    );
    expect(change).toMatchObject({
      operationId: 'changeSection',
      parameters: expect.arrayContaining([
        { $ref: '#/components/parameters/Idempotency-Key' },
        { $ref: '#/components/parameters/If-Match' },
      ]) as unknown,
    });
  });

  it('describes HEAD where nothing can be read: by its headers, and without bodies', () => {
    const upload = document.paths['/api/v1/schools/{schoolId}/uploads/{uploadId}']!;
    expect(Object.keys(upload).toSorted()).toEqual(['delete', 'head', 'patch']);
    expect(upload['head']).toMatchObject({
      parameters: expect.arrayContaining([{ $ref: '#/components/parameters/Tus-Resumable' }]) as unknown,
      responses: {
        '200': {
          headers: expect.objectContaining({
            'Upload-Offset': { $ref: '#/components/headers/Upload-Offset' },
            'Upload-Length': { $ref: '#/components/headers/Upload-Length' },
          }) as unknown,
        },
        '404': { description: expect.stringContaining('`platform.upload_not_found`') as unknown },
      },
    });
    expect(JSON.stringify(upload['head'])).not.toContain('"content"');
    expect(document.paths['/api/v1/media/{who}/{what}/{seal}/{file}']).not.toHaveProperty('head');
  });

  it('says of everything but what probes ask that it may be refused for a moment, pages among it (503)', () => {
    const silent = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.values(operations).some(({ responses }) => !('503' in responses)) ? [path] : [],
    );
    expect(silent).toEqual(['/health/live']); // of itself, a probe tells 503 where it is not ready
    expect(document.paths['/certificates/{code}']).toHaveProperty('get.responses.503');
  });

  it('says of a field what its validators and its comment say', () => {
    expect(document.components.schemas['CreateSectionDto']).toMatchObject({
      additionalProperties: false,
      required: ['academicYearId', 'kind', 'title', 'startsOn', 'endsOn'],
      properties: {
        academicYearId: { type: 'string', format: 'uuid' },
        courseId: { type: ['string', 'null'], format: 'uuid', default: null },
        kind: { type: 'string', enum: ['class', 'form'] },
        title: { type: 'string', minLength: 1, maxLength: 200 },
        grades: { type: 'array', maxItems: 30, items: { type: 'string', maxLength: 20 } },
        startsOn: { type: 'string', format: 'date', description: 'First day of teaching.' },
      },
    });
  });
});

function into(node: unknown, step: string): unknown {
  return (node as Record<string, unknown> | undefined)?.[step];
}
