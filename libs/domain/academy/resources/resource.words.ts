export const RESOURCE_STATES = ['draft', 'published', 'archived'] as const;
/** A draft is its author's; what is published may be taken; what is archived is kept, unseen and unchanged. */
export type ResourceState = (typeof RESOURCE_STATES)[number];

export const AUDIENCES = ['members', 'public'] as const;
/** Of the public is what may be passed on by an address that is nobody's own. */
export type Audience = (typeof AUDIENCES)[number];

/** On what terms a resource may be used: identifiers of SPDX 3, Creative Commons first; the last one is no licence at all. */
export const LICENCES = [
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-NC-SA-4.0',
  'CC-BY-ND-4.0',
  'CC-BY-NC-ND-4.0',
  'PDDL-1.0',
  'ODbL-1.0',
  'GFDL-1.3-or-later',
  'GPL-3.0-or-later',
  'Apache-2.0',
  'MIT',
  'LicenseRef-AllRightsReserved',
] as const;
export type Licence = (typeof LICENCES)[number];

export const RESOURCE_CHANGES = [
  'created',
  'described',
  'file_added',
  'published',
  'unpublished',
  'archived',
  'removed',
] as const;
export type ResourceChange = (typeof RESOURCE_CHANGES)[number];

/** Of a file, in bytes: it is read through once before it is taken, while somebody waits for the answer. */
export const LARGEST_FILE = 2 * 1024 ** 3;
