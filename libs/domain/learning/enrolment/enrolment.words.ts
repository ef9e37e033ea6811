export const ENROLMENT_STATES = [
  'invited',
  'pending',
  'active',
  'suspended',
  'completed',
  'withdrawn',
  'expired',
] as const;
/** Invited: asked to come. Pending: has asked to come. Expired: the run is over; when its end is put off, it is what it was before. */
export type CourseEnrolmentState = (typeof ENROLMENT_STATES)[number];

export const ENROLMENT_ORIGINS = ['invitation', 'office', 'code', 'open', 'section'] as const;
/** How somebody came in. Those of a section are there as long as the roster has them in it. */
export type EnrolmentOrigin = (typeof ENROLMENT_ORIGINS)[number];
