export const ROSTER_ROLES = ['student', 'staff', 'guardian'] as const;
export type RosterRole = (typeof ROSTER_ROLES)[number];

export const ROSTER_PERSON_STATES = ['active', 'left', 'anonymised'] as const;
export type RosterPersonState = (typeof ROSTER_PERSON_STATES)[number];
