import type { LocalDate } from '../kernel/local-date.js';
import { token } from '../kernel/token.js';
import type { AnsweredOperation, LayerBase, SyncOperation, SyncResult } from './sync.words.js';

/** An operation that was answered before. */
export interface KnownOperation {
  /** Tells whether an operation of this id says the same as the first one did. */
  saysSameAs(operation: SyncOperation): boolean;
  readonly result: SyncResult;
}

/** What devices have sent, for ever. */
export interface SyncOperationRepository {
  /**
   * What is known of these operations, by their id. Other batches of the device wait until the unit of work ends, so that
   * none is answered twice (A12).
   */
  known(deviceId: string, operationIds: readonly string[]): Promise<ReadonlyMap<string, KnownOperation>>;

  /** Of each of the students with a mark on the register. */
  bases(
    deviceId: string,
    register: { readonly registerId: string; readonly date: LocalDate },
    studentIds: readonly string[],
  ): Promise<readonly LayerBase[]>;

  /** @param by the person who has sent them */
  add(deviceId: string, answered: readonly AnsweredOperation[], by: string | null): Promise<void>;
}
export const SyncOperationRepository = token<SyncOperationRepository>('SyncOperationRepository');
