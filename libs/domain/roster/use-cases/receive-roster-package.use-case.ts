import { newId } from '../../kernel/id.js';
import { importSettings, type ImportSettings } from '../import/import-settings.js';
import type { PackageStore } from '../import/roster-package.js';

export interface ReceiveRosterPackageInput {
  readonly districtId: string;
  readonly settings: Partial<ImportSettings>;
  /** The package: a zip, read once. */
  readonly zip: AsyncIterable<Uint8Array>;
}

export interface ReceivedPackage {
  /** Of the import that it is for. */
  readonly importId: string;
  readonly sha256: string;
}

/** Keeps a package until it is imported. Asks first whether it can be: nobody should upload for nothing. */
export class ReceiveRosterPackageUseCase {
  constructor(private readonly deps: { packages: PackageStore }) {}

  /** @throws ImportSettingsInvalid, an error of the kind `too_large` */
  async execute({ districtId, settings, zip }: ReceiveRosterPackageInput): Promise<ReceivedPackage> {
    importSettings(settings);
    const importId = newId();
    return { importId, sha256: await this.deps.packages.keep({ importId, districtId }, zip) };
  }
}
