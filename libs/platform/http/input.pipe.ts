import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import type { FieldFault } from '#domain/kernel/domain-error';
import { InputInvalid } from './errors.js';
import { readerOf } from './ready-reader.js';

/** Refuses what the DTO does not declare, and names each wrong field by a JSON pointer; of a query below `/query`. */
class InputPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype } = metadata;
    // The fields of an address come as an object without a prototype.
    const given = type === 'query' ? { ...(value as object) } : value;
    const ready = metatype && (type === 'body' || type === 'query') && readerOf(metatype)(given);
    if (ready) return ready;
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      if (metadata.type !== 'query' || !(error instanceof InputInvalid)) throw error;
      throw new InputInvalid(
        error.faults.map(({ pointer, detail }) => ({ pointer: `/query${pointer}`, detail })),
      );
    }
  }
}

export const inputPipe = new InputPipe({
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  transform: true,
  transformOptions: { exposeUnsetFields: false },
  stopAtFirstError: true,
  exceptionFactory: (errors) => new InputInvalid(errors.flatMap((error) => faultsOf(error, ''))),
});

function faultsOf(error: ValidationError, parent: string): FieldFault[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, text]) => ({
    pointer,
    detail:
      rule === 'whitelistValidation' ? 'is not a field of this request' : withoutName(text, error.property),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, pointer))];
}

/** class-validator begins its sentences with the name, which the pointer says already. */
function withoutName(text: string, name: string): string {
  return text.startsWith(`${name} `) ? text.slice(name.length + 1) : text;
}
