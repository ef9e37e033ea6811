import { stat } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { PackageEncoding } from '#domain/roster/import/import-settings';
import type { LocalPackages } from '#domain/roster/import/local-packages';
import type { RosterPackage } from '#domain/roster/import/roster-package';
import { RosterPackageRefused } from '#domain/roster/import/roster-package-refused';
import { asZip } from '#platform/archive/pack';
import { openPackage } from './archived-package.js';

@Injectable()
export class DiskPackages implements LocalPackages {
  async open(path: string, encoding: PackageEncoding): Promise<RosterPackage> {
    await expectSomething(path);
    return openPackage(path, encoding);
  }

  async zip(path: string): Promise<AsyncIterable<Uint8Array>> {
    await expectSomething(path);
    return asZip(path);
  }
}

async function expectSomething(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new RosterPackageRefused([{ file: 'package', message: `There is nothing at ${path}.` }]);
}
