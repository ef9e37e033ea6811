import {
  CollectionChanged,
  ResourceChanged,
  ResourceDownloaded,
} from '#domain/academy/resources/resource.events';
import { publicEvents } from '#platform/outbox/public-events';

/** What happens to the library. It says nothing of what is not published but that it is there, and of nobody who downloads. */
export const resourcePublicEvents = publicEvents(ResourceChanged, ResourceDownloaded, CollectionChanged);
