import { token } from '../../kernel/token.js';
import type { DownloadGrant } from './download-grant.js';
import type { Download } from './download.js';

/** Who may download what, of the school of the unit of work. */
export interface DownloadGrantRepository {
  /**
   * For changing it: nobody else does until the unit of work ends.
   * @param madeBy whose alone, or of whose resources; null: anybody's
   * @throws DownloadGrantNotFound
   */
  hold(id: string, madeBy: string | null): Promise<DownloadGrant>;
  /** The same of whoever has its address. @throws DownloadRefused when there is none */
  holdForUse(id: string): Promise<DownloadGrant>;
  add(grant: DownloadGrant): void;
}
export const DownloadGrantRepository = token<DownloadGrantRepository>('DownloadGrantRepository');

export interface Counted {
  readonly downloads: number;
  readonly isPublic: boolean;
}

/** The downloads of the school of the unit of work. */
export interface DownloadRepository {
  /** Whether the client has begun to download by the grant since then. */
  isUnderWay(downloadGrantId: string, client: string, since: Date): Promise<boolean>;
  /** Notes it and counts it. Answers how often the resource has been downloaded, and whether it is published. */
  begin(download: Download): Promise<Counted>;
  /**
   * The same of many by one client in one collection, but for what the client has begun to download so since then. Answers those
   * that have begun, by their ids; of two at once the second waits.
   */
  beginAll(downloads: readonly Download[], since: Date): Promise<ReadonlyMap<string, Counted>>;
}
export const DownloadRepository = token<DownloadRepository>('DownloadRepository');
