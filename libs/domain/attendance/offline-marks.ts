import type { ShownMark, WantedMark } from './marking.words.js';
import type { RegisterState } from './register.words.js';
import { isTaken } from './register.words.js';
import type { LayerBase, ProposalCause, SyncOperation } from './sync.words.js';

/** What is to be done with an operation. `wanted` is rebased on what stands. */
export type Verdict =
  | { readonly kind: 'merged' }
  | { readonly kind: 'applied'; readonly wanted: WantedMark }
  | { readonly kind: 'proposed'; readonly cause: ProposalCause };

/**
 * L3, of one operation on one mark. It stands unless another teacher has said something else since the device looked: what
 * the office lays over it is no conflict, because both values stay readable (A7), nor is what the device itself has said.
 * After submission it stands only with a reason (A2). Whatever may not stand is proposed, never dropped.
 */
export function judge(
  operation: SyncOperation,
  state: RegisterState,
  standing: ShownMark,
  { teacherVersion, deviceVersion }: Pick<LayerBase, 'teacherVersion' | 'deviceVersion'>,
): Verdict {
  if (saysTheSame(operation, standing)) return { kind: 'merged' };
  const seen = Math.max(operation.baseVersion, deviceVersion);
  const overtaken = seen < teacherVersion;
  const closed = closedBy(operation, state);
  if (closed) return { kind: 'proposed', cause: overtaken && closed === 'submitted' ? 'conflict' : closed };
  if (overtaken) return { kind: 'proposed', cause: 'conflict' };
  return { kind: 'applied', wanted: { ...operation, baseVersion: standing.version } };
}

function saysTheSame(operation: SyncOperation, { teacher }: ShownMark): boolean {
  const { code, minutesLate = null, minutesEarly = null } = operation;
  return (
    teacher?.code === code && teacher.minutesLate === minutesLate && teacher.minutesEarly === minutesEarly
  );
}

function closedBy({ reason }: SyncOperation, state: RegisterState): ProposalCause | undefined {
  if (isTaken(state)) return reason ? undefined : 'submitted';
  if (state === 'locked' || state === 'missed' || state === 'cancelled') return state;
  return undefined;
}
