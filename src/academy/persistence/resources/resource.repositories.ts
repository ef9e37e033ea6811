import { ResourceCollectionRepository } from '#domain/academy/resources/collection.repository';
import { DownloadGrantRepository, DownloadRepository } from '#domain/academy/resources/download.repository';
import { FileVersionRepository } from '#domain/academy/resources/file-version.repository';
import { ResourceSources } from '#domain/academy/resources/resource-sources';
import { ResourceRepository } from '#domain/academy/resources/resource.repository';
import { MikroDownloadGrantRepository } from './mikro-download-grant.repository.js';
import { MikroFileVersionRepository } from './mikro-file-version.repository.js';
import { MikroResourceCollectionRepository } from './mikro-resource-collection.repository.js';
import { MikroResourceRepository } from './mikro-resource.repository.js';
import { SqlDownloadRepository } from './sql-download.repository.js';
import { UploadResourceSources } from './upload-resource-sources.js';

/** How the library and its downloads are kept. */
export const resourceRepositories = [
  { provide: ResourceRepository, useClass: MikroResourceRepository },
  { provide: FileVersionRepository, useClass: MikroFileVersionRepository },
  { provide: DownloadGrantRepository, useClass: MikroDownloadGrantRepository },
  { provide: DownloadRepository, useClass: SqlDownloadRepository },
  { provide: ResourceCollectionRepository, useClass: MikroResourceCollectionRepository },
  { provide: ResourceSources, useClass: UploadResourceSources },
];
