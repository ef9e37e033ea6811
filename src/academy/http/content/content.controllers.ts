import { ContentEntryController } from './content-entry.controller.js';
import { ContentReviewController } from './content-review.controller.js';
import { ContentVersionController } from './content-version.controller.js';
import { PublishedContentController } from './published-content.controller.js';
import { PublicSiteController } from './public-site.controller.js';
import { SiteController } from './site.controller.js';

/** The doors of the site of a school and of what it publishes. */
export const contentControllers = [
  SiteController,
  PublicSiteController,
  ContentEntryController,
  ContentVersionController,
  ContentReviewController,
  PublishedContentController,
];
