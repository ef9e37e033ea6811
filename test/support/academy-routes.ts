import { EVENT_SAMPLES } from './event-routes.js';
import { CONTENT_SAMPLES } from './content-routes.js';
import { RESOURCE_SAMPLES } from './resource-routes.js';
import type { Sample } from './school-fixtures.js';

/** The samples of the routes of what a school tells, gives and holds beside its lessons. */
export const ACADEMY_SAMPLES: Readonly<Record<string, Sample>> = {
  ...CONTENT_SAMPLES,
  ...RESOURCE_SAMPLES,
  ...EVENT_SAMPLES,
};
