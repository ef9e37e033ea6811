import { AdmitEditorHandler } from './admit-editor.query.js';
import { FindPublicSiteHandler } from './find-public-site.query.js';
import { GetContentEntryHandler } from './get-content-entry.query.js';
import { GetContentVersionHandler } from './get-content-version.query.js';
import { GetPublishedContentHandler } from './get-published-content.query.js';
import { GetSiteHandler } from './get-site.query.js';
import { ListContentEntriesHandler } from './list-content-entries.query.js';
import { ListContentVersionsHandler } from './list-content-versions.query.js';
import { ListPublicAddressesHandler } from './list-public-addresses.query.js';
import { ListPublishedContentHandler } from './list-published-content.query.js';
import { ReadPublicEntryHandler } from './read-public-entry.query.js';
import { ReadPublicHomeHandler } from './read-public-home.query.js';
import { SearchPublishedContentHandler } from './search-published-content.query.js';

export const contentQueries = [
  GetSiteHandler,
  ListContentEntriesHandler,
  GetContentEntryHandler,
  ListContentVersionsHandler,
  GetContentVersionHandler,
  AdmitEditorHandler,
  ListPublishedContentHandler,
  GetPublishedContentHandler,
  SearchPublishedContentHandler,
  FindPublicSiteHandler,
  ReadPublicHomeHandler,
  ReadPublicEntryHandler,
  ListPublicAddressesHandler,
];
