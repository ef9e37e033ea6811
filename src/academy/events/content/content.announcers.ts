import { ShowContentPublished } from './show-content.on-entry-published.js';
import { ShowContentUnpublished } from './show-content.on-entry-unpublished.js';
import { ShowEntryChanged } from './show-entry.on-entry-changed.js';
import { ShowSite } from './show-site.on-site-changed.js';
import { ShowVersion } from './show-version.on-version-changed.js';

/** What happens to the site of a school and to what it publishes, for those who look on. */
export const contentAnnouncers = [
  ShowSite,
  ShowEntryChanged,
  ShowVersion,
  ShowContentPublished,
  ShowContentUnpublished,
];
