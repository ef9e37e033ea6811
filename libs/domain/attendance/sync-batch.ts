import type { DomainError } from '../kernel/domain-error.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { AnsweredOperation, SyncOperation } from './sync.words.js';

/** By register, in the order of their ids: batches that hold several registers never wait for each other in a circle. */
export function byRegister(operations: readonly SyncOperation[]): [string, SyncOperation[]][] {
  const groups = Map.groupBy(operations, ({ registerId }) => registerId);
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** The first operation of each student, then the second, and so on: each becomes a revision of its own. */
export function roundsOf(operations: readonly SyncOperation[]): SyncOperation[][] {
  const rounds: SyncOperation[][] = [];
  for (const ofStudent of Map.groupBy(operations, ({ studentId }) => studentId).values())
    ofStudent.forEach((operation, i) => (rounds[i] ??= []).push(operation));
  return rounds;
}

/** An operation that cannot stand: the error, its fields named as those of the operation. */
export function refused(
  operation: SyncOperation,
  date: LocalDate | null,
  { code, message, faults }: DomainError,
): AnsweredOperation {
  const own = faults.map(({ pointer, detail }) => ({
    pointer: pointer.replace(/^\/marks\/\d+/, ''),
    detail,
  }));
  const refusal = { code, detail: message, faults: own };
  const { operationId } = operation;
  return {
    operation,
    date,
    result: { operationId, outcome: 'refused', mark: null, proposal: null, refusal },
  };
}
