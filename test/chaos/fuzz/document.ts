import { readFileSync } from 'node:fs';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

interface Parameter {
  readonly name?: string;
  readonly in?: 'path' | 'query' | 'header';
}

interface RawOperation {
  readonly operationId: string;
  readonly 'x-permission'?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** What there is to be fuzzed of one operation. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** `/api/v1/schools/{schoolId}/courses` */
  readonly template: string;
  readonly secured: boolean;
  readonly permission: string | undefined;
  readonly query: readonly string[];
  readonly body: Schema | undefined;
}

const document = JSON.parse(readFileSync('docs/api/openapi.json', 'utf8')) as OpenApiDocument;

/** Every operation that docs/api/openapi.json declares, so that a new one is fuzzed from its first day. */
export const OPERATIONS: readonly Operation[] = Object.entries(document.paths).flatMap(
  ([template, methods]) =>
    Object.entries(methods).map(([method, raw]) => ({
      id: raw.operationId,
      method: method.toUpperCase(),
      template,
      secured: (raw.security ?? []).length > 0,
      permission: raw['x-permission'],
      query: (raw.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name!),
      body: raw.requestBody?.content['application/json']?.schema,
    })),
);

/** Those that are fuzzed and attacked one by one: not the record store, which is by a standard, nor what is asked for health. */
export const TRIED_OPERATIONS = OPERATIONS.filter(({ template }) => !/^\/(xapi|health)\//.test(template));

export function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : resolved(document.components.schemas[name]!);
}
