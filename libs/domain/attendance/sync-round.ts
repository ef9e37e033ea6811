import type { Actor } from '../kernel/actor.js';
import { DomainError } from '../kernel/domain-error.js';
import { MarkProposal } from './mark-proposal.js';
import type { MarkingSheet } from './marking-sheet.js';
import type { MarkChange, ShownMark } from './marking.words.js';
import { judge, type Verdict } from './offline-marks.js';
import { isTaken } from './register.words.js';
import { refused } from './sync-batch.js';
import { ERASED, type AnsweredOperation, type LayerBase, type SyncOperation } from './sync.words.js';

interface Judged {
  readonly operation: SyncOperation;
  readonly verdict: Verdict | DomainError;
}

const NOTHING = { teacherVersion: 0, deviceVersion: 0 };

/** Operations on one register, one of each student, against what stands. */
export class SyncRound {
  private readonly judged: readonly Judged[];

  constructor(
    private readonly sheet: MarkingSheet,
    bases: readonly LayerBase[],
    made: readonly SyncOperation[],
  ) {
    const baseOf = new Map(bases.map((base) => [base.studentId, base]));
    const operations = made.map((one) => (baseOf.get(one.studentId)?.isErased ? wordless(one) : one));
    this.judged = operations.map((operation) => ({
      operation,
      verdict:
        this.faultOf(operation) ??
        judge(operation, sheet.state, this.standing(operation), baseOf.get(operation.studentId) ?? NOTHING),
    }));
  }

  /** What stands, as marks or, after submission, as amendments. */
  mark(by: Actor, now: Date): MarkChange[] {
    const wanted = this.judged.flatMap(({ verdict }) => ('wanted' in verdict ? [verdict.wanted] : []));
    if (wanted.length === 0) return [];
    return isTaken(this.sheet.state) ? this.sheet.amend(wanted, by, now) : this.sheet.mark(wanted, by, now);
  }

  /** What the office has to decide. */
  propose(deviceId: string, by: Actor, now: Date): MarkProposal[] {
    const { schoolId, date } = this.sheet;
    return this.judged.flatMap(({ operation, verdict }) =>
      'cause' in verdict && !(verdict instanceof Error)
        ? [MarkProposal.create({ schoolId, date, deviceId, operation, cause: verdict.cause }, by, now)]
        : [],
    );
  }

  answers(changes: readonly MarkChange[], proposed: readonly MarkProposal[]): AnsweredOperation[] {
    const proposals = new Map(proposed.map((proposal) => [proposal.operationId, proposal]));
    return this.judged.map(({ operation, verdict }) => {
      const { date } = this.sheet;
      if (verdict instanceof DomainError) return refused(operation, date, verdict);
      const { operationId } = operation;
      const proposal = proposals.get(operationId);
      const shown = this.standing(operation, changes);
      const result = {
        operationId,
        outcome: verdict.kind,
        mark: shown.version === 0 ? null : shown,
        proposal: proposal ? { id: proposal.id, cause: proposal.cause } : null,
        refusal: null,
      };
      return { operation, date, result };
    });
  }

  private standing(operation: SyncOperation, changes: readonly MarkChange[] = []): ShownMark {
    return this.sheet.standing([operation], changes)[0]!;
  }

  private faultOf(operation: SyncOperation): DomainError | undefined {
    try {
      this.sheet.check(operation);
      return undefined;
    } catch (error) {
      if (error instanceof DomainError) return error;
      throw error;
    }
  }
}

/** K6: made while the student still had a name, and sent afterwards. */
function wordless(operation: SyncOperation): SyncOperation {
  return operation.reason ? { ...operation, reason: ERASED } : operation;
}
