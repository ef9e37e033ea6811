/** Through which way a student passes the desk. */
export const DESK_KINDS = ['in', 'out'] as const;
export type DeskKind = (typeof DESK_KINDS)[number];

/** A student signs in or out at the desk. */
export interface DeskMovement {
  readonly kind: DeskKind;
  readonly at: Date;
  /** Of the absence: that before an arrival, where one is known, and that after a departure. */
  readonly code: string | null;
}
