import { ownerSetting } from './postmaster.js';

/** Settings of postgresql.conf, e.g. `{ max_connections: 300 }`. */
export type ServerSettings = Record<string, string | number>;

const defaults: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 100,
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

export function postgresCommand(
  postgres: string,
  cluster: string,
  port: number,
  settings: ServerSettings,
): string[] {
  const all = { ...defaults, ...settings, [ownerSetting]: process.pid };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return [postgres, '-D', cluster, '-p', String(port), ...options];
}
