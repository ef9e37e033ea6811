import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** Validates against the schemas inside of a document, closed: a field that the document does not name is a fault. */
export class ClosedSchemas {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });

  constructor(document: object) {
    formats.default(this.ajv);
    this.ajv.addSchema({ ...(closed(document) as object), $id: 'document' });
  }

  /** What is wrong with the value, one fault a line; empty when nothing is. */
  faultsOf(value: unknown, steps: readonly string[]): string {
    const validate = this.at(steps);
    if (validate(value)) return '';
    return (validate.errors ?? [])
      .map(
        ({ instancePath, message, params }) =>
          `  ${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
      )
      .join('\n');
  }

  private at(steps: readonly string[]): ValidateFunction {
    const pointer = steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')));
    const validate = this.ajv.getSchema(`document#/${pointer.join('/')}`);
    if (!validate) throw new Error(`There is no schema at ${steps.join(' → ')}`);
    return validate;
  }
}

/** A reference with something beside it narrows what is closed elsewhere. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  const describesFields = copy['type'] === 'object' && 'properties' in copy;
  if (!describesFields || 'additionalProperties' in copy || '$ref' in copy) return copy;
  return { ...copy, additionalProperties: false };
}
