/** What an import makes in a roster. */
export const ROSTER_KINDS = [
  'schools',
  'academicYears',
  'terms',
  'courses',
  'sections',
  'people',
  'enrolments',
  'teachingAssignments',
  'guardianLinks',
  'periods',
  'meetings',
  'calendarDays',
] as const;
export type RosterKind = (typeof ROSTER_KINDS)[number];

export const CHANGES = ['created', 'updated', 'unchanged', 'ended'] as const;
export type Change = (typeof CHANGES)[number];

/** How many of each kind were created, updated, left as they were, or ended. */
export type RosterCounts = Readonly<Record<RosterKind, Readonly<Record<Change, number>>>>;

export function noCounts(): Record<RosterKind, Record<Change, number>> {
  const none = () => ({ created: 0, updated: 0, unchanged: 0, ended: 0 });
  return Object.fromEntries(ROSTER_KINDS.map((kind) => [kind, none()])) as Record<
    RosterKind,
    Record<Change, number>
  >;
}

export function sumCounts(all: readonly RosterCounts[]): RosterCounts {
  const sum = noCounts();
  for (const counts of all) {
    for (const kind of ROSTER_KINDS) for (const change of CHANGES) sum[kind][change] += counts[kind][change];
  }
  return sum;
}

/** Whether an import with these counts has left everything as it was. */
export function changesNothing(counts: RosterCounts): boolean {
  return ROSTER_KINDS.every((kind) => {
    const { created, updated, ended } = counts[kind];
    return created + updated + ended === 0;
  });
}

/** A handful may always end, so that small schools are not in the way of their own changes. */
const A_HANDFUL = 10;

/** What an import would end more of than it may, of what was there; undefined when nothing. */
export function endsTooMuch(counts: RosterCounts, mayEnd: number): RosterKind | undefined {
  return (['people', 'enrolments'] as const).find((kind) => {
    const { ended, updated, unchanged } = counts[kind];
    return ended > A_HANDFUL && ended * 100 > mayEnd * (ended + updated + unchanged);
  });
}
