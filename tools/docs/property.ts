import ts from 'typescript';
import type { JsonSchema } from './json-schema.js';
import type { Comment, Sources } from './sources.js';
import type { Demands } from './validation.js';

/** What makes schemas of types. */
export interface Schematic {
  readonly sources: Sources;
  ofUnion(types: readonly ts.Type[], refine: (schema: JsonSchema) => JsonSchema): JsonSchema;
}

export interface Property {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** A field as JSON shows it: its type, what its validators demand, and what its comment says; undefined for a method. */
export function propertyOf(symbol: ts.Symbol, schemas: Schematic, demands?: Demands): Property | undefined {
  const { checker } = schemas.sources;
  const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
  const type = checker.getTypeOfSymbol(symbol);
  if (type.getCallSignatures().length > 0 || isHidden(declaration)) return undefined;
  const comment = schemas.sources.commentOn(symbol);
  const refine = (schema: JsonSchema) => refined(schema, demands, comment);
  const initializer = declaration && ts.isPropertyDeclaration(declaration) && declaration.initializer;
  const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
  return {
    name: symbol.name,
    required: !optional && !initializer,
    schema: {
      ...schemas.ofUnion(type.isUnion() ? type.types : [type], refine),
      ...(comment.text && { description: comment.text }),
      ...(comment.tags.has('deprecated') && { deprecated: true }),
      ...(comment.tags.has('example') && { examples: [valueOf(comment.tags.get('example')!)] }),
      ...(initializer && defaultOf(initializer)),
    },
  };
}

function isHidden(declaration: ts.Declaration | undefined): boolean {
  if (!declaration) return false;
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected | ts.ModifierFlags.Static;
  return (ts.getCombinedModifierFlags(declaration) & hidden) !== 0;
}

function refined(schema: JsonSchema, demands: Demands | undefined, { tags }: Comment): JsonSchema {
  const told = { ...demands?.value, ...said(tags) };
  if (schema['items'] === undefined) return merged(schema, told);
  // A format is that of the items; how many there may be is demanded of the list.
  const { format, pattern, ...list } = told;
  const item = {
    ...demands?.items,
    ...(format !== undefined && { format }),
    ...(pattern !== undefined && { pattern }),
  };
  const items = merged(schema['items'] as JsonSchema, item);
  return { ...schema, ...list, items };
}

/** The type's own enumeration is the narrower one. */
function merged(schema: JsonSchema, told: JsonSchema): JsonSchema {
  return { ...schema, ...told, ...(schema['enum'] !== undefined && { enum: schema['enum'] }) };
}

function said(tags: Comment['tags']): JsonSchema {
  const numbers = ['minimum', 'maximum'].filter((tag) => tags.has(tag));
  const texts = ['format', 'pattern'].filter((tag) => tags.has(tag));
  return {
    ...(tags.has('integer') && { type: 'integer' }),
    ...Object.fromEntries(numbers.map((tag) => [tag, Number(tags.get(tag))])),
    ...Object.fromEntries(texts.map((tag) => [tag, tags.get(tag)])),
  };
}

/** The value that a left-out field has, where it is written as a literal. */
function defaultOf(initializer: ts.Expression): JsonSchema {
  try {
    return { default: JSON.parse(initializer.getText().replaceAll("'", '"')) as unknown };
  } catch {
    return {};
  }
}

/** `@example 7` is a number, `@example Year 7` is text. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
