import { setTimeout as sleep } from 'node:timers/promises';
import { AdminAccess } from './admin-access.js';
import { type Binaries, locateBinaries } from './binaries.js';
import { assertSameMajor, type DataFolder, placeDataFolder, readPassword } from './data-folder.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { freePort } from './free-port.js';
import { initialiseCluster } from './initdb.js';
import { findPostmaster, type Postmaster, requestShutdown } from './postmaster.js';
import { postgresCommand, type ServerSettings } from './postgres-command.js';
import { SupervisedProcess } from './supervised-process.js';

export interface EmbeddedPostgresOptions {
  /** Made on first use. Under root it may be replaced by a folder below /var/lib/lyceum. */
  dataDir: string;
  /** A wish: when it is taken, a free port is chosen. */
  port?: number;
  settings?: ServerSettings;
  /** Receives each line that the server logs. */
  log?: (line: string) => void;
  /** Called when the server's process has begun, which needs none of our time until it is ready. */
  whileItStarts?: () => void;
}

export interface EmbeddedPostgres {
  /** The superuser's URL to a database of the server, by default to `lyceum`, which exists. */
  adminUrl(database?: string): string;
  port: number;
  /** of the postmaster */
  pid: number;
  /** PGDATA */
  folder: string;
  /** Another process owns the server: it ends with that process, and `stop` leaves it alone. */
  adopted: boolean;
  stop(): Promise<void>;
}

const startTimeout = 60_000;
const settleTimeout = 30_000;
const attempts = 5;
const lostToAnother = /Address already in use|lock file "postmaster\.pid" (already exists|is empty)/;

/**
 * Starts the PostgreSQL that npm installed, on the loopback address, for as long as this process lives.
 * @throws EmbeddedPostgresError saying what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = placeDataFolder(options.dataDir);
  const binaries = locateBinaries(folder.account);
  initialiseCluster(folder, binaries);
  assertSameMajor(folder, binaries.major);
  const password = readPassword(folder);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const server = (await adopt(folder, password)) ?? (await launch(folder, binaries, password, options));
    if (server) return server;
  }
  throw new EmbeddedPostgresError(`PostgreSQL in ${folder.home} did not start in ${attempts} attempts.`);
}

/** Joins the server of another living process; waits for one that is starting, and sends off one that lost its owner. */
async function adopt(folder: DataFolder, password: string): Promise<EmbeddedPostgres | undefined> {
  const deadline = Date.now() + settleTimeout;
  for (;;) {
    const found = findPostmaster(folder.cluster);
    if (!found) return undefined;
    const access = new AdminAccess(found.port, password);
    if (!found.owned) requestShutdown(found.pid);
    else if (found.ready && (await access.servedCluster()) === folder.cluster)
      return handle(found, folder, access);
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(
        `The PostgreSQL server in ${folder.home} (process ${found.pid}) neither answers nor stops.`,
      );
    }
    await sleep(50);
  }
}

/** @returns undefined when the port or the folder was taken meanwhile, which is worth another attempt */
async function launch(
  folder: DataFolder,
  binaries: Binaries,
  password: string,
  { port: wished, settings = {}, log, whileItStarts }: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres | undefined> {
  const port = await freePort(wished);
  const command = postgresCommand(binaries.postgres, folder.cluster, port, settings);
  const server = new SupervisedProcess(command, { account: folder.account, stopSignal: 'INT', log });
  whileItStarts?.();
  const access = new AdminAccess(port, password);
  const postmaster = await whenReady(server, folder, access);
  if (!postmaster) return undefined;
  server.release();
  return handle(postmaster, folder, access, server);
}

async function whenReady(
  server: SupervisedProcess,
  folder: DataFolder,
  access: AdminAccess,
): Promise<Postmaster | undefined> {
  const deadline = Date.now() + startTimeout;
  while (server.exitCode() === undefined) {
    const found = findPostmaster(folder.cluster);
    if (found?.ready && (await access.servedCluster()) === folder.cluster) return found;
    if (Date.now() > deadline) {
      await server.stop();
      throw new EmbeddedPostgresError(
        `PostgreSQL was not ready after ${startTimeout} ms:\n${server.output()}`,
      );
    }
    await sleep(15);
  }
  if (lostToAnother.test(server.output())) return undefined;
  throw new EmbeddedPostgresError(
    `PostgreSQL ended while starting (${server.exitCode()}):\n${server.output()}`,
  );
}

async function handle(
  { pid, port }: Postmaster,
  folder: DataFolder,
  access: AdminAccess,
  owned?: SupervisedProcess,
): Promise<EmbeddedPostgres> {
  await access.ensureDefaultDatabase();
  return {
    adminUrl: (database) => access.url(database),
    port,
    pid,
    folder: folder.cluster,
    adopted: !owned,
    stop: async () => owned?.stop(),
  };
}
