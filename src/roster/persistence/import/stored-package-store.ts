import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { PackageEncoding } from '#domain/roster/import/import-settings';
import type { PackagePlace, PackageStore, RosterPackage } from '#domain/roster/import/roster-package';
import { fileKey, type FileKey } from '#platform/storage/file-key';
import { FileStore } from '#platform/storage/file-store';
import { openPackage } from './archived-package.js';

/** The most that a package may be packed, in bytes; unpacked, the archive has limits of its own. */
const LARGEST_PACKAGE = 512 * 1024 ** 2;

/** Packages in the file store. To be opened at any place, a zip has to lie on this machine for a while. */
@Injectable()
export class StoredPackageStore implements PackageStore {
  constructor(@Inject(FileStore) private readonly files: FileStore) {}

  async keep(at: PackagePlace, zip: AsyncIterable<Uint8Array>): Promise<string> {
    const { sha256 } = await this.files.put(packageKey(at), zip, { maxBytes: LARGEST_PACKAGE });
    return sha256;
  }

  async open(at: PackagePlace, encoding: PackageEncoding): Promise<RosterPackage> {
    const folder = await mkdtemp(join(tmpdir(), 'lyceum-import-'));
    const remove = () => rm(folder, { recursive: true, force: true });
    try {
      const path = join(folder, 'package.zip');
      await pipeline(await this.files.get(packageKey(at)), createWriteStream(path, { mode: 0o600 }));
      const opened = await openPackage(path, encoding);
      return { ...opened, close: async () => void (await Promise.all([opened.close(), remove()])) };
    } catch (error) {
      await remove();
      throw error;
    }
  }

  forget(at: PackagePlace): Promise<void> {
    return this.files.delete(packageKey(at));
  }
}

function packageKey({ districtId, importId }: PackagePlace): FileKey {
  return fileKey(districtId, 'roster-imports', `${importId}.zip`);
}
