import type { ImportScope, ImportStaging } from '../import/import-staging.js';
import type { PackageStore } from '../import/roster-package.js';

/** Nothing of the package outlives the import: neither the zip nor what its rows said. May be repeated. */
export class ClearUpAfterImportUseCase {
  constructor(private readonly deps: { staging: ImportStaging; packages: PackageStore }) {}

  async execute(scope: ImportScope): Promise<void> {
    await this.deps.staging.discard(scope);
    await this.deps.packages.forget(scope);
  }
}
