import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { DomainError } from '../../kernel/domain-error.js';
import { OperationReused } from '../mark-proposal.errors.js';
import type { MarkProposalRepository } from '../mark-proposal.repository.js';
import type { MarkingSheetRepository } from '../marking-sheet.repository.js';
import { byRegister, refused, roundsOf } from '../sync-batch.js';
import { SyncRound } from '../sync-round.js';
import type { RegisterRepository } from '../register.repository.js';
import type { KnownOperation, SyncOperationRepository } from '../sync-operation.repository.js';
import type { AnsweredOperation, SyncAnswer, SyncOperation } from '../sync.words.js';

export interface SyncMarksInput {
  readonly deviceId: string;
  /** In the order in which they were made; each id once. */
  readonly operations: readonly SyncOperation[];
}

interface Deps {
  registers: RegisterRepository;
  sheets: MarkingSheetRepository;
  operations: SyncOperationRepository;
  proposals: MarkProposalRepository;
  clock: Clock;
}

/** L3: takes what a device has marked while it was offline. Each operation gets its own answer, once and for ever (A12). */
export class SyncMarksUseCase {
  constructor(private readonly deps: Deps) {}

  async execute({ deviceId, operations }: SyncMarksInput, actor: Actor): Promise<SyncAnswer[]> {
    const ids = operations.map(({ operationId }) => operationId);
    const known = await this.deps.operations.known(deviceId, ids);
    const fresh = operations.filter(({ operationId }) => !known.has(operationId));
    const answered: AnsweredOperation[] = [];
    for (const [registerId, made] of byRegister(fresh))
      for await (const round of this.syncRegister(deviceId, registerId, made, actor)) {
        await this.deps.operations.add(deviceId, round, actor.personId);
        answered.push(...round);
      }
    const results = new Map(answered.map(({ result }) => [result.operationId, result]));
    return operations.map((operation) => {
      const before = known.get(operation.operationId);
      return before ? again(operation, before) : { ...results.get(operation.operationId)!, replayed: false };
    });
  }

  private async *syncRegister(
    deviceId: string,
    registerId: string,
    operations: readonly SyncOperation[],
    actor: Actor,
  ): AsyncGenerator<AnsweredOperation[]> {
    try {
      await this.hold(registerId, actor);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      yield operations.map((operation) => refused(operation, null, error));
      return;
    }
    for (const round of roundsOf(operations)) yield await this.syncRound(deviceId, registerId, round, actor);
  }

  /** Keeps the register as it is until we are done, and opens it where nobody has: it was taken offline. */
  private async hold(registerId: string, actor: Actor): Promise<void> {
    const { registers, clock } = this.deps;
    const register = await registers.byId(registerId, actor.reach('attendance.register.mark') === 'own');
    if (!register.isOpenedBy(actor)) return;
    register.open(actor, clock.now());
    await registers.store(register);
  }

  private async syncRound(
    deviceId: string,
    registerId: string,
    operations: readonly SyncOperation[],
    actor: Actor,
  ): Promise<AnsweredOperation[]> {
    const { sheets, operations: kept, proposals, clock } = this.deps;
    const now = clock.now();
    const sheet = await sheets.forMarking(registerId, operations);
    const students = operations.map(({ studentId }) => studentId);
    const bases = await kept.bases(deviceId, sheet, students);
    const round = new SyncRound(sheet, bases, operations);
    const changes = round.mark(actor, now);
    await sheets.save(sheet, changes, actor.personId, now);
    const proposed = round.propose(deviceId, actor, now);
    await proposals.add(proposed);
    return round.answers(changes, proposed);
  }
}

function again(operation: SyncOperation, known: KnownOperation): SyncAnswer {
  if (known.saysSameAs(operation)) return { ...known.result, replayed: true };
  return { ...refused(operation, null, new OperationReused()).result, replayed: false };
}
