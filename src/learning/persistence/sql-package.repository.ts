import type { PackageRepository, VideoPackage } from '#domain/learning/video/packages';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

const unused = prepared(`
  select id as "packageId", video_id as "videoId" from learning.packages
  where unused_since < $1 order by unused_since limit 20 for update skip locked`);

// One that is in use again by now is not forgotten.
const forget = prepared(
  `delete from learning.packages where id = any ($1::uuid[]) and unused_since is not null`,
);

export class SqlPackageRepository implements PackageRepository {
  unusedSince(moment: Date): Promise<VideoPackage[]> {
    return transaction().query<VideoPackage>(unused, [moment]);
  }

  async forget(packages: readonly VideoPackage[]): Promise<void> {
    if (packages.length > 0) await transaction().query(forget, [packages.map(({ packageId }) => packageId)]);
  }
}
