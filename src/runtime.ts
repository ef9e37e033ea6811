import { join } from 'node:path';
import { openSecrets } from '#platform/config/secrets';
import { loadSettings, SettingsInvalid, type Settings } from '#platform/config/settings';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#platform/embedded/launcher';
import { databaseUrls, type DatabaseUrls } from '#platform/persistence/database-urls';
import { migrateDatabase } from '#platform/persistence/migrate';
import type { Runtime } from '#platform/platform.module';

/** The database behind a process: the embedded server, which lives as long as the process, or an outside one. */
export interface OpenedRuntime extends Runtime {
  readonly embedded?: EmbeddedPostgres;
  /** The administrator's URL: to migrate and to seed. */
  readonly adminUrl: string;
  /** The migrations that this start has applied. */
  readonly applied: readonly string[];
}

/** Settings or, when they cannot be used, a message for the operator and the end of the process. */
export function settingsOrExit(): Settings {
  try {
    return loadSettings({ ...quietAtHome(), ...process.env });
  } catch (error) {
    if (!(error instanceof SettingsInvalid)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78); // EX_CONFIG of sysexits.h
  }
}

/** With the embedded server the terminal is the newcomer's: warnings only, unless LOG_LEVEL says otherwise. */
function quietAtHome(): Record<string, string> {
  return process.env['DATABASE_URL'] || process.env['DATABASE_URL_FILE'] ? {} : { LOG_LEVEL: 'warn' };
}

/** The database as it is, before anything is made in it. */
export async function openDatabase(
  settings: Settings,
  whileItStarts?: () => void,
): Promise<Pick<OpenedRuntime, 'embedded' | 'adminUrl'>> {
  if (settings.DATABASE_URL) {
    whileItStarts?.();
    return { adminUrl: settings.DATABASE_URL };
  }
  const embedded = await startEmbedded(settings, whileItStarts);
  return { embedded, adminUrl: embedded.adminUrl() };
}

/**
 * Opens the database, brings it up to date and derives the keys.
 * @param whileItStarts is called when a server of our own has been started and is not ready yet; of an outside one nobody knows
 */
export async function openRuntime(settings: Settings, whileItStarts?: () => void): Promise<OpenedRuntime> {
  const secrets = await openSecrets(settings);
  const { embedded, adminUrl } = await openDatabase(settings, whileItStarts);
  const applied = await migrateDatabase(adminUrl);
  return {
    settings,
    secrets,
    urls: urlsOf(settings, adminUrl),
    adminUrl,
    applied,
    ...(embedded && { embedded }),
  };
}

function startEmbedded(settings: Settings, whileItStarts?: () => void): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir: join(settings.LYCEUM_DATA, 'postgres'), whileItStarts });
}

function urlsOf(settings: Settings, adminUrl: string): DatabaseUrls {
  const derived = databaseUrls(adminUrl);
  return {
    app: settings.DATABASE_APP_URL ?? derived.app,
    relay: settings.DATABASE_RELAY_URL ?? derived.relay,
  };
}
