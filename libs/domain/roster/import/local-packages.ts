import { token } from '../../kernel/token.js';
import type { PackageEncoding } from './import-settings.js';
import type { RosterPackage } from './roster-package.js';

/** Packages that lie on this machine, as a zip or a folder: for operators. */
export interface LocalPackages {
  /** @throws RosterPackageRefused */
  open(path: string, encoding: PackageEncoding): Promise<RosterPackage>;
  /** The package as a zip, read once. */
  zip(path: string): Promise<AsyncIterable<Uint8Array>>;
}
export const LocalPackages = token<LocalPackages>('LocalPackages');
