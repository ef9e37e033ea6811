import { newId } from '../../kernel/id.js';
import { importSettings, type ImportSettings } from '../import/import-settings.js';
import type { LocalPackages } from '../import/local-packages.js';
import type { PackageStore } from '../import/roster-package.js';
import type { ReceivedPackage } from './receive-roster-package.use-case.js';

export interface ReceiveLocalPackageInput {
  readonly districtId: string;
  readonly settings: Partial<ImportSettings>;
  /** A zip or a folder on this machine. */
  readonly path: string;
}

/** Takes a package from this machine, for operators and the demo. */
export class ReceiveLocalPackageUseCase {
  constructor(private readonly deps: { packages: PackageStore; local: LocalPackages }) {}

  /** @throws ImportSettingsInvalid */
  async execute({ districtId, settings, path }: ReceiveLocalPackageInput): Promise<ReceivedPackage> {
    importSettings(settings);
    const importId = newId();
    const zip = await this.deps.local.zip(path);
    return { importId, sha256: await this.deps.packages.keep({ importId, districtId }, zip) };
  }
}
