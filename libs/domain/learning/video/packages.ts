import { token } from '../../kernel/token.js';

/** The files of one packaging of a video. */
export interface VideoPackage {
  readonly packageId: string;
  readonly videoId: string;
}

/** The packages of the school of the unit of work, which nobody may forget as long as they have files. */
export interface PackageRepository {
  /** Some that no video has played since then; nobody else has them until the unit of work ends. */
  unusedSince(moment: Date): Promise<readonly VideoPackage[]>;
  forget(packages: readonly VideoPackage[]): Promise<void>;
}
export const PackageRepository = token<PackageRepository>('PackageRepository');

/** Where their files are. */
export interface PackageFiles {
  /** Everything of a package, also what was never finished. What is not there is no failure. */
  remove(schoolId: string, of: VideoPackage): Promise<void>;
}
export const PackageFiles = token<PackageFiles>('PackageFiles');
