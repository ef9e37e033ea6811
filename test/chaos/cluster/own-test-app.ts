import { TestApp } from '../../support/test-app.js';
import type { ClusterSettings } from './cluster.js';
import { ClusterDatabase } from './cluster-database.js';

export interface OwnTestAppSettings {
  readonly environment?: Readonly<Record<string, string>>;
  readonly cluster?: Partial<ClusterSettings>;
}

/** Runs `work` on what the end-to-end tests run on, behind nginx, with a server of its own for its database. */
export async function withTestApp<T>(
  { environment = {}, cluster = {} }: OwnTestAppSettings,
  work: (app: TestApp) => Promise<T>,
): Promise<T> {
  const database = await ClusterDatabase.start({ fsync: 'off' });
  process.env['TEST_DATABASE_URL'] = database.url;
  try {
    const app = await TestApp.start(environment, cluster);
    try {
      return await work(app);
    } finally {
      await app.stop();
    }
  } finally {
    await database.remove();
  }
}
