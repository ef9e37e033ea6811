import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PackageEncoding } from '#domain/roster/import/import-settings';
import type { ImportScope } from '#domain/roster/import/import-staging';
import type { PackageStore, RosterPackage } from '#domain/roster/import/roster-package';
import { fileKey } from '#platform/storage/file-key';
import type { FileStore } from '#platform/storage/file-store';
import { openPackage } from './archived-package.js';

/** The most that a package may be packed, in bytes; unpacked, the archive has limits of its own. */
export const LARGEST_PACKAGE = 512 * 1024 ** 2;

/** Packages in the file store. To be opened at any place, a zip has to lie on this machine for a while. */
export class StoredPackageStore implements PackageStore {
  constructor(private readonly files: FileStore) {}

  async open(scope: ImportScope, encoding: PackageEncoding): Promise<RosterPackage> {
    const folder = await mkdtemp(join(tmpdir(), 'lyceum-import-'));
    const remove = () => rm(folder, { recursive: true, force: true });
    try {
      const path = join(folder, 'package.zip');
      await pipeline(await this.files.get(packageKey(scope)), createWriteStream(path, { mode: 0o600 }));
      const opened = await openPackage(path, encoding);
      return { ...opened, close: async () => void (await Promise.all([opened.close(), remove()])) };
    } catch (error) {
      await remove();
      throw error;
    }
  }

  forget(scope: ImportScope): Promise<void> {
    return this.files.delete(packageKey(scope));
  }
}

export function packageKey({ districtId, importId }: Pick<ImportScope, 'districtId' | 'importId'>) {
  return fileKey(districtId, 'roster-imports', `${importId}.zip`);
}
