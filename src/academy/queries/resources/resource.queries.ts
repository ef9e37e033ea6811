import { FindDownloadHandler } from './find-download.query.js';
import { GetDownloadGrantHandler } from './get-download-grant.query.js';
import { GetDownloadStatisticsHandler } from './get-download-statistics.query.js';
import { GetResourceCollectionHandler } from './get-resource-collection.query.js';
import { GetResourceHandler } from './get-resource.query.js';
import { GetUploadDigestHandler } from './get-upload-digest.query.js';
import { ListDownloadGrantsHandler } from './list-download-grants.query.js';
import { ListFileVersionsHandler } from './list-file-versions.query.js';
import { ListResourceCollectionsHandler } from './list-resource-collections.query.js';
import { ListResourcesHandler } from './list-resources.query.js';

export const resourceQueries = [
  ListResourcesHandler,
  GetResourceHandler,
  ListFileVersionsHandler,
  GetUploadDigestHandler,
  ListDownloadGrantsHandler,
  GetDownloadGrantHandler,
  FindDownloadHandler,
  GetDownloadStatisticsHandler,
  ListResourceCollectionsHandler,
  GetResourceCollectionHandler,
];
