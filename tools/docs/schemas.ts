import ts from 'typescript';
import { orNull, type JsonSchema } from './json-schema.js';
import { propertyOf, type Property, type Schematic } from './property.js';
import type { Sources } from './sources.js';
import type { Validation } from './validation.js';

/** Schemas of TypeScript types. Classes, interfaces and named object types of ours become components of their name. */
export class Schemas implements Schematic {
  /** Those that were needed, by name. */
  readonly components: Record<string, JsonSchema> = {};
  private readonly declared = new Map<string, ts.Symbol>();

  constructor(
    readonly sources: Sources,
    private readonly validation: Validation,
  ) {}

  /** The schema of a class or interface, as a reference to its component. */
  named(name: string): JsonSchema {
    return this.ofType(this.sources.typeNamed(name));
  }

  /** The fields of an object, each by itself: for query parameters. */
  fieldsOf(type: ts.Type): readonly Property[] {
    const demands = this.validation.demandsOf(type.getSymbol()?.name ?? '');
    return this.sources.checker
      .getPropertiesOfType(type)
      .map((symbol) => propertyOf(symbol, this, demands.get(symbol.name)))
      .filter((field) => field !== undefined);
  }

  /** @throws Error for a type that JSON cannot carry, or that no schema can tell */
  ofType(type: ts.Type): JsonSchema {
    if (type.isUnion()) return this.ofUnion(type.types);
    return scalar(type) ?? this.ofArray(type) ?? this.ofNamed(type) ?? this.ofObject(type);
  }

  /** A union; `undefined` in it is said by the field being optional. */
  ofUnion(
    given: readonly ts.Type[],
    refine: (schema: JsonSchema) => JsonSchema = (same) => same,
  ): JsonSchema {
    const types = given.filter((type) => !has(type, ts.TypeFlags.Undefined | ts.TypeFlags.Void));
    const present = types.filter((type) => !has(type, ts.TypeFlags.Null));
    const schema = refine(this.ofAlternatives(present));
    return present.length < types.length ? orNull(schema) : schema;
  }

  private ofAlternatives(types: readonly ts.Type[]): JsonSchema {
    if (types.length === 1) return this.ofType(types[0]!);
    if (types.every((type) => has(type, ts.TypeFlags.BooleanLiteral))) return { type: 'boolean' };
    if (types.every((type) => type.isStringLiteral()))
      return { type: 'string', enum: types.map(({ value }) => value) };
    return { anyOf: types.map((type) => this.ofType(type)) };
  }

  private ofArray(type: ts.Type): JsonSchema | undefined {
    const { checker } = this.sources;
    if (!checker.isArrayLikeType(type)) return undefined;
    const items = checker.getTypeArguments(type as ts.TypeReference).map((item) => this.ofType(item));
    if (!checker.isTupleType(type)) return { type: 'array', items: items[0] };
    return { type: 'array', prefixItems: items, minItems: items.length, maxItems: items.length };
  }

  private ofNamed(type: ts.Type): JsonSchema | undefined {
    const symbol = type.aliasSymbol ?? type.getSymbol();
    const declaration = symbol?.declarations?.[0];
    const generic = (type.aliasTypeArguments ?? this.typeArguments(type)).length > 0;
    if (!symbol || !declaration || generic || !this.sources.isOurs(declaration.getSourceFile()))
      return undefined;
    if (!/^[A-Z]\w*$/.test(symbol.name)) return undefined;
    const known = this.declared.get(symbol.name);
    if (known && known !== symbol) throw new Error(`Two types are named ${symbol.name}: rename one`);
    if (!known) {
      this.declared.set(symbol.name, symbol);
      const { text } = this.sources.commentOn(symbol);
      this.components[symbol.name] = {
        ...(text && { description: text }),
        ...this.ofObject(type),
        // What is validated refuses fields that it does not know.
        ...(this.validation.demandsOf(symbol.name).size > 0 && { additionalProperties: false }),
      };
    }
    return { $ref: `#/components/schemas/${symbol.name}` };
  }

  private typeArguments(type: ts.Type): readonly ts.Type[] {
    const reference = (type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference;
    if (!reference) return [];
    const own = (type as ts.InterfaceType).typeParameters ?? [];
    return this.sources.checker.getTypeArguments(type as ts.TypeReference).slice(0, own.length || undefined);
  }

  private ofObject(type: ts.Type): JsonSchema {
    if (has(type, ts.TypeFlags.NonPrimitive)) return { type: 'object' };
    if (!has(type, ts.TypeFlags.Object | ts.TypeFlags.Intersection) || isForeign(type))
      throw this.unknown(type);
    const values = this.sources.checker.getIndexInfosOfType(type)[0]?.type;
    const fields = this.fieldsOf(type);
    const required = fields.filter((field) => field.required).map((field) => field.name);
    return {
      type: 'object',
      ...(fields.length > 0 && {
        properties: Object.fromEntries(fields.map((field) => [field.name, field.schema])),
      }),
      ...(required.length > 0 && { required }),
      ...(values && { additionalProperties: this.ofType(values) }),
    };
  }

  private unknown(type: ts.Type): Error {
    const shown = this.sources.checker.typeToString(type);
    return new Error(`JSON cannot carry ${shown}; a file is declared by @TakesFile or @AnswersFile`);
  }
}

function scalar(type: ts.Type): JsonSchema | undefined {
  if (has(type, ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
  if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
  if (has(type, ts.TypeFlags.StringLike)) return { type: 'string' };
  if (has(type, ts.TypeFlags.NumberLike)) return { type: 'number' };
  if (has(type, ts.TypeFlags.BooleanLike)) return { type: 'boolean' };
  if (has(type, ts.TypeFlags.Null)) return { type: 'null' };
  if (type.getSymbol()?.name === 'Date') return { type: 'string', format: 'date-time' };
  return undefined;
}

/** A class of the platform or of a package: Map, Buffer. A literal type has no name of its own. */
function isForeign(type: ts.Type): boolean {
  const symbol = type.getSymbol();
  if (!symbol || symbol.name.startsWith('__')) return false;
  return symbol.declarations?.some((declaration) => declaration.getSourceFile().isDeclarationFile) ?? false;
}

function has(type: ts.Type, flags: ts.TypeFlags): boolean {
  return (type.flags & flags) !== 0;
}
