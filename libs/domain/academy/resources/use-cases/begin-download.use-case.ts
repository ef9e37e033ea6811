import type { Clock } from '../../../kernel/clock.js';
import { ONE_DOWNLOAD } from '../download.words.js';
import type { DownloadGrantRepository, DownloadRepository } from '../download.repository.js';

export interface BeginDownloadInput {
  readonly downloadGrantId: string;
  /** Who fetches: the person, or what tells one from another where the address is shared. */
  readonly client: string;
}

/**
 * Bytes are about to be sent. They belong to the download that the client has begun by the grant, or begin one (C8): of
 * two requests at once the second waits for the first, and finds it begun.
 */
export class BeginDownloadUseCase {
  constructor(
    private readonly deps: { grants: DownloadGrantRepository; downloads: DownloadRepository; clock: Clock },
  ) {}

  /** @throws DownloadRefused when the grant is used up, or over */
  async execute({ downloadGrantId, client }: BeginDownloadInput): Promise<void> {
    const { grants, downloads, clock } = this.deps;
    const now = clock.now();
    const grant = await grants.holdForUse(downloadGrantId);
    grant.assertLasts(now);
    const since = new Date(now.getTime() - ONE_DOWNLOAD);
    if (await downloads.isUnderWay(downloadGrantId, client, since)) return;
    const download = grant.use(client, now);
    download.counted(await downloads.begin(download));
  }
}
