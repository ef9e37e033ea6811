import {
  EntryChanged,
  EntryPublished,
  EntryUnpublished,
  SiteChanged,
  VersionChanged,
} from '#domain/academy/content/content.events';
import { publicEvents } from '#platform/outbox/public-events';

/** What happens to pages and posts. Of what is not published they say nothing but that it is there. */
export const contentPublicEvents = publicEvents(
  SiteChanged,
  EntryChanged,
  VersionChanged,
  EntryPublished,
  EntryUnpublished,
);
