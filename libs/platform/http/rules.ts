import { isIP } from 'node:net';
import { applyDecorators, ParseUUIDPipe, type PipeTransform } from '@nestjs/common';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  buildMessage,
  IsArray,
  IsBoolean,
  ValidateBy,
  ValidateIf,
  type ValidationOptions,
} from 'class-validator';
import { isLocalDate, isTimeZone } from '#domain/kernel/local-date';
import { InputInvalid } from './errors.js';

/** What {@link IsText} takes, for the documentation: something visible, and no control characters but line breaks and tabs. */
const TEXT =
  '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\s\\u0000-\\u001f\\u007f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$';

/** What {@link IsLine} takes, for the documentation. */
const LINE = '^[^\\s\\u0000-\\u001f\\u007f]([^\\u0000-\\u001f\\u007f]*[^\\s\\u0000-\\u001f\\u007f])?$';

/** A date that exists, `YYYY-MM-DD`. */
export function IsLocalDate(options?: ValidationOptions): PropertyDecorator {
  const described = { format: 'date' };
  return rule(
    'isLocalDate',
    (value) => isLocalDate(value),
    'must be a date such as 2026-11-23',
    described,
    options,
  );
}

/** A time of day, `HH:mm`. */
export function IsTimeOfDay(options?: ValidationOptions): PropertyDecorator {
  const form = /^([01]\d|2[0-3]):[0-5]\d$/;
  const described = { pattern: form.source };
  return rule('isTimeOfDay', (value) => form.test(value), 'must be a time such as 08:30', described, options);
}

/** An instant with its offset from UTC, as ISO 8601 has it: `2026-11-23T08:03:00Z`. */
export function IsInstant(options?: ValidationOptions): PropertyDecorator {
  const message = 'must be an instant such as 2026-11-23T08:03:00Z';
  return rule('isInstant', isInstant, message, { format: 'date-time' }, options);
}

/** An instant, or a date for its beginning. Not the weeks and days of the year of ISO 8601, which PostgreSQL does not read. */
export function IsInstantOrDate(options?: ValidationOptions): PropertyDecorator {
  const holds = (value: string) => isLocalDate(value) || isInstant(value);
  const message = 'must be an instant such as 2026-11-23T08:03:00Z, or a date';
  return rule(
    'isInstantOrDate',
    holds,
    message,
    { examples: ['2026-11-23T08:03:00Z', '2026-11-23'] },
    options,
  );
}

function isInstant(text: string): boolean {
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
  return form.test(text) && isLocalDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}

/** An IANA time zone, `Europe/Warsaw`. */
export function IsZone(options?: ValidationOptions): PropertyDecorator {
  const message = 'must be an IANA time zone such as Europe/Warsaw';
  const described = { pattern: '^[A-Za-z][A-Za-z0-9_+/-]*$', examples: ['Europe/Warsaw'] };
  return rule('isZone', (value) => isTimeZone(value), message, described, options);
}

/** A network in CIDR notation, `192.0.2.0/24` or `2001:db8::/32`. */
export function IsNetwork(options?: ValidationOptions): PropertyDecorator {
  const message = 'must be a network such as 192.0.2.0/24';
  return rule('isNetwork', isNetwork, message, { pattern: '^[0-9a-fA-F:.]+/[0-9]{1,3}$' }, options);
}

function isNetwork(text: string): boolean {
  const [, address, bits] = /^([0-9a-f:.]+)\/(\d{1,3})$/i.exec(text) ?? [];
  const family = isIP(address ?? '');
  return family !== 0 && Number(bits) <= (family === 4 ? 32 : 128);
}

/** A language with or without a region, as BCP 47 writes it: `pl`, `en-GB`. */
export function IsLocale(options?: ValidationOptions): PropertyDecorator {
  const form = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;
  const sound = (value: string) => form.test(value) && isLocale(value);
  const described = { pattern: form.source, examples: ['pl', 'en-GB'] };
  return rule('isLocale', sound, 'must be a BCP 47 tag such as en-GB', described, options);
}

/** Text without control characters (PostgreSQL has no NUL, people have no use for the others), trimmed, 1 to `max` long. */
export function IsLine(max: number, options?: ValidationOptions): PropertyDecorator {
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused
  const control = /[\u0000-\u001f\u007f]/;
  const sound = (value: string) =>
    value.length >= 1 && value.length <= max && value.trim() === value && !control.test(value);
  const message = `must be 1 to ${max} characters on one line, without spaces around`;
  return rule('isLine', sound, message, { minLength: 1, maxLength: max, pattern: LINE }, options);
}

/** Text of several lines, without other control characters, 1 to `max` long and not only space. */
export function IsText(max: number, options?: ValidationOptions): PropertyDecorator {
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
  const sound = (value: string) => value.trim().length > 0 && value.length <= max && !control.test(value);
  const message = `must be 1 to ${max} characters of text`;
  const described = { minLength: 1, maxLength: max, pattern: TEXT };
  return rule('isText', sound, message, described, options);
}

/** A list of at most `most` lines, each 1 to `max` long. */
export function AreLines(most: number, max: number): PropertyDecorator {
  return applyDecorators(IsArray(), ArrayMaxSize(most), IsLine(max, { each: true }));
}

/** A number of at most so many decimal places; IsNumber takes 1e-300 for a number without any. */
export function HasDecimals(places: number, options?: ValidationOptions): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'number' && Number(value.toFixed(places)) === value;
  const defaultMessage = buildMessage(
    (each) => `${each}$property must have at most ${places} decimal places`,
    options,
  );
  return ValidateBy(
    { name: 'hasDecimals', constraints: [{}], validator: { validate, defaultMessage } },
    options,
  );
}

/** A query parameter that is `true` or `false`. */
export function IsFlag(): PropertyDecorator {
  const flags: Record<string, boolean> = { true: true, false: false };
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => flags[String(value)] ?? value),
    IsBoolean(),
  );
}

/** The field may be left out; unlike with IsOptional, null is a value and has to pass the other rules. */
export function MayBeLeftOut(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

/** A path parameter that is an id; anything else names nothing. */
export function idOf(error: new () => Error): ParseUUIDPipe {
  return new ParseUUIDPipe({ exceptionFactory: () => new error() });
}

/** A path parameter that is a date; anything else names no day. */
export function dateOf(error: new () => Error): PipeTransform<string, string> {
  return {
    transform: (text) => {
      if (isLocalDate(text)) return text;
      throw new error();
    },
  };
}

/** A query parameter that is an id. */
export function queryId(name: string): ParseUUIDPipe {
  const fault = { pointer: `/query/${name}`, detail: 'must be a UUID' };
  return new ParseUUIDPipe({ optional: true, exceptionFactory: () => new InputInvalid([fault]) });
}

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** A rule for a text; `described` says it in words of JSON Schema, as the API's reference shows it. */
function rule(
  name: string,
  holds: (value: string) => boolean,
  message: string,
  described: object,
  options?: ValidationOptions,
): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'string' && holds(value);
  const defaultMessage = buildMessage((each) => `${each}$property ${message}`, options);
  return ValidateBy({ name, constraints: [described], validator: { validate, defaultMessage } }, options);
}
