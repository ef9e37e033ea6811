export const SECTION_KINDS = ['class', 'form'] as const;
/** A class is taught; a form (homeroom) is looked after. */
export type SectionKind = (typeof SECTION_KINDS)[number];

export const SECTION_STATES = ['active', 'ended'] as const;
export type SectionState = (typeof SECTION_STATES)[number];
