import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { LARGEST_FILE } from '#domain/academy/resources/resource.words';
import type { Actor } from '#domain/kernel/actor';
import { UploadDigests } from '#platform/uploads/upload-digests';

/** What the bytes of an upload come to, before something is made of it: no transaction waits for so long. */
export class GetUploadDigestQuery extends Query<string | null> {
  constructor(
    readonly uploadId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(GetUploadDigestQuery)
export class GetUploadDigestHandler implements IQueryHandler<GetUploadDigestQuery> {
  constructor(private readonly digests: UploadDigests) {}

  /** Null for what the library cannot take. */
  execute({ uploadId, actor }: GetUploadDigestQuery): Promise<string | null> {
    return this.digests.of(uploadId, LARGEST_FILE, actor);
  }
}
