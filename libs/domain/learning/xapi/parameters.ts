import { agent, identified, identityOf } from './actors.js';
import { instantOf, isIri, isUuid } from './formats.js';
import { isFields, type Check, type Fields } from './shape.js';
import { StatementInvalid, XapiRequestInvalid } from './xapi.errors.js';
import type { XapiVersion } from './xapi-version.js';

/** The parameters of a request by their names, which are case sensitive. */
export type Parameters = Readonly<Record<string, string>>;

export function refuseParameter(name: string, detail: string): never {
  throw new XapiRequestInvalid(`/query/${name}`, detail);
}

/** @throws XapiRequestInvalid when there are others than these */
export function assertKnown(parameters: Parameters, known: readonly string[]): void {
  const unknown = Object.keys(parameters).find((name) => !known.includes(name));
  if (unknown !== undefined) refuseParameter(unknown, 'is not a parameter of this resource');
  const broken = known.find((name) => !isText(parameters[name] ?? ''));
  if (broken !== undefined) refuseParameter(broken, 'holds characters that are no text');
}

export function uuidIn(parameters: Parameters, name: string): string | null {
  const given = parameters[name];
  if (given === undefined) return null;
  return isUuid(given) ? given.toLowerCase() : refuseParameter(name, 'must be a UUID');
}

export function iriIn(parameters: Parameters, name: string): string | null {
  const given = parameters[name];
  if (given === undefined) return null;
  return isIri(given) ? given : refuseParameter(name, 'must be an IRI with its scheme');
}

export function booleanIn(parameters: Parameters, name: string): boolean {
  const given = parameters[name];
  if (given === undefined || given === 'false') return false;
  return given === 'true' || refuseParameter(name, 'must be true or false');
}

/** What has a date in PostgreSQL and in ISO 8601 of four digits; nothing was stored before, nor will be after. */
const [EARLIEST, LATEST] = ['0001-01-01T00:00:00.000000Z', '9999-12-31T23:59:59.999999Z'];

/** ISO 8601 in UTC, to the microsecond, as `stored` is said. */
export function instantIn(parameters: Parameters, name: string, version: XapiVersion): string | null {
  const given = parameters[name];
  if (given === undefined) return null;
  // A plus sign that was not encoded arrives as a space.
  const text = given.replace(/ (?=\d\d:?\d\d$)/, '+');
  const instant = instantOf(text, version) ?? refuseParameter(name, 'must be a timestamp');
  const year = instant.getUTCFullYear();
  if (year < 1) return EARLIEST;
  if (year > 9999) return LATEST;
  const [, fraction = ''] = /[.,](\d+)/.exec(text) ?? [];
  return instant.toISOString().replace('Z', `${fraction.padEnd(6, '0').slice(3, 6)}Z`);
}

/** The agent of a parameter, as JSON. */
export function agentIn(parameters: Parameters, name: string): Fields | null {
  return somebodyIn(parameters, name, agent);
}

/** Whom statements are asked for by the parameter, an agent or an identified group; null without it. */
export function identityIn(parameters: Parameters, name: string): string | null {
  const actor = somebodyIn(parameters, name, identified);
  return actor && identityOf(actor);
}

function somebodyIn(parameters: Parameters, name: string, check: Check): Fields | null {
  const given = parameters[name];
  if (given === undefined) return null;
  const actor = parsed(given);
  if (!isFields(actor)) return refuseParameter(name, 'must be an agent as JSON');
  try {
    check(actor, `/query/${name}`);
  } catch (error) {
    if (error instanceof StatementInvalid)
      throw new XapiRequestInvalid(error.faults[0]!.pointer, error.faults[0]!.detail);
    throw error;
  }
  return actor;
}

function isText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
