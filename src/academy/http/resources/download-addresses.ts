import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { Secrets } from '#platform/config/secrets';
import type { DownloadView } from '../../queries/resources/download.view.js';
import { GetDownloadGrantQuery } from '../../queries/resources/get-download-grant.query.js';
import { DownloadTokens } from './download-tokens.js';

/** Says under which address a grant is used, to whoever has got it. */
@Injectable()
export class DownloadAddresses {
  readonly tokens: DownloadTokens;

  constructor(
    private readonly queries: QueryBus,
    @Inject(Secrets) secrets: Secrets,
  ) {
    this.tokens = new DownloadTokens(secrets);
  }

  async of(downloadGrantId: string, actor: Actor): Promise<DownloadView> {
    const made = await this.queries.execute(new GetDownloadGrantQuery(downloadGrantId, actor));
    const { fileVersionId, name, ...view } = made;
    const whom = { schoolId: actor.schoolId!, personId: view.personId };
    const sealed = { ...whom, downloadGrantId, fileVersionId, expiresAt: new Date(view.expiresAt) };
    return { ...view, url: this.tokens.seal(sealed, name) };
  }
}
