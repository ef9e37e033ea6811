import { DownloadController } from './download.controller.js';
import { ResourceCollectionController } from './resource-collection.controller.js';
import { ResourceFileController } from './resource-file.controller.js';
import { ResourceController } from './resource.controller.js';

/** The library of a school. */
export const resourceControllers = [
  ResourceController,
  ResourceFileController,
  ResourceCollectionController,
  DownloadController,
];
