import { readFileSync } from 'node:fs';
import { customCleanEnv, EnvMissingError, type CleanedEnv } from 'envalid';
import { token } from '#domain/kernel/token';
import { SECRET_SETTINGS, SETTINGS_SCHEMA } from './settings.schema.js';

type Name = keyof typeof SETTINGS_SCHEMA;
type Environment = Readonly<Record<string, string | undefined>>;
type Faults = Partial<Record<Name, string>>;

/** The validated environment, by the names of its variables; docs/configuration.md describes each. */
export type Settings = Readonly<Pick<CleanedEnv<typeof SETTINGS_SCHEMA>, Name>>;
export const Settings = token<Settings>('Settings');

/** Every fault of the environment at once, ready to be printed to an operator. */
export class SettingsInvalid extends Error {
  constructor(readonly faults: Faults) {
    super(
      ['The configuration cannot be used:', ...Object.values(faults).map((fault) => `  - ${fault}`)].join(
        '\n',
      ),
    );
    this.name = 'SettingsInvalid';
  }
}

/**
 * Reads the settings from the environment. An empty variable counts as unset, so that compose files can pass one on.
 * @throws SettingsInvalid with every fault
 */
export function loadSettings(environment: Environment = process.env): Settings {
  const faults: Faults = {};
  const given = withSecretFiles(environment, faults);
  const settings = customCleanEnv(given, SETTINGS_SCHEMA, (cleaned) => cleaned, {
    reporter: ({ errors }) => {
      for (const [name, error] of Object.entries(errors) as [Name, Error][])
        faults[name] ??= describe(name, given[name], error);
    },
  });
  if (Object.keys(faults).length > 0) throw new SettingsInvalid(faults);
  return Object.freeze(settings);
}

/** The embedded PostgreSQL serves this process: nothing else was configured. */
export function isEmbedded(settings: Settings): boolean {
  return settings.DATABASE_URL === undefined;
}

/** Where people open this installation, without a slash at the end. */
export function publicUrl(settings: Settings): string {
  return (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/, '');
}

function withSecretFiles(environment: Environment, faults: Faults): Record<string, string> {
  const given = Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => (entry[1] ?? '') !== ''),
  );
  for (const name of SECRET_SETTINGS) {
    const file = given[`${name}_FILE`];
    if (file === undefined) continue;
    if (given[name] !== undefined) faults[name] = `${name} and ${name}_FILE are both set: keep one of them`;
    else readSecret(name, file, given, faults);
  }
  return given;
}

function readSecret(name: Name, file: string, given: Record<string, string>, faults: Faults): void {
  try {
    given[name] = readFileSync(file, 'utf8').trim();
    if (given[name] === '') faults[name] = `${name}_FILE names the file ${file}, which is empty`;
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    faults[name] = `${name}_FILE names the file ${file}, which cannot be read (${reason})`;
  }
}

function describe(name: Name, value: string | undefined, error: Error): string {
  const { example, desc } = SETTINGS_SCHEMA[name];
  const hint = `Example: ${name}=${example}`;
  if (error instanceof EnvMissingError) return `${name} is missing. ${desc} ${hint}`;
  const shown = value === undefined || SECRET_SETTINGS.includes(name) ? '' : `, not "${value}"`;
  return `${name} ${error.message}${shown}. ${hint}`;
}
