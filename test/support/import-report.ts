import { CHANGES, ROSTER_KINDS, sumCounts, type RosterCounts } from '#domain/roster/import/roster-counts';

export interface ImportReport {
  readonly importId: string;
  readonly state: string;
  readonly problems: readonly { file: string; message: string }[];
  readonly notices: readonly { file: string; message: string }[];
  readonly files: readonly { file: string; read: number; good: number; faulty: number; heldBack: number }[];
  readonly schools: readonly { schoolId: string; name: string; counts: RosterCounts | null }[];
}

/** `enrolments: 2 created, 1 ended`: what an import has changed, without what it has not. */
export function changesIn(report: ImportReport): string[] {
  const sum = sumCounts(report.schools.map(({ counts }) => counts!));
  return ROSTER_KINDS.flatMap((kind) => {
    const changes = CHANGES.filter((change) => change !== 'unchanged' && sum[kind][change] > 0);
    return changes.length
      ? [`${kind}: ${changes.map((change) => `${sum[kind][change]} ${change}`).join(', ')}`]
      : [];
  });
}
