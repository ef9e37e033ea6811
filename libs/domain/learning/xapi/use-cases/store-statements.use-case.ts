import { newId } from '../../../kernel/id.js';
import { attachedTo, type AttachedPart } from '../attached.js';
import type { Fields } from '../shape.js';
import { assertStorable } from '../limits.js';
import { receivedStatement, type NewStatement } from '../statement.js';
import { saysTheSame } from '../statement-equality.js';
import { assertRoom, type RecordLimits } from '../record-room.js';
import type { StatementAttachment, StatementRepository } from '../statement.repository.js';
import { StatementConflicts, XapiRequestInvalid } from '../xapi.errors.js';
import type { XapiVersion } from '../xapi-version.js';

export interface StoreStatementsInput {
  readonly given: readonly unknown[];
  readonly version: XapiVersion;
  /** Who says so: the client, by its key. */
  readonly authority: Fields;
  /** Under this id the one statement is to be stored; null: under its own, or under a new one. */
  readonly statementId: string | null;
  readonly parts: readonly AttachedPart[];
  /** Whether it takes of the room that programs have; what we tell ourselves does not. */
  readonly counts: boolean;
}

/** Stores statements, all of them or none. What is stored already and says the same is not stored again (B7). */
export class StoreStatementsUseCase {
  constructor(private readonly deps: { statements: StatementRepository; limits: RecordLimits }) {}

  /** Answers their ids in their order, and those that were not there before. @throws StatementInvalid, StatementConflicts, StatementsTooLarge, XapiRequestInvalid, StatementsOfDayReached, RecordAttachmentsFull */
  async execute(input: StoreStatementsInput): Promise<{ ids: string[]; fresh: readonly NewStatement[] }> {
    const received = input.given.map((one, i) => this.received(one, i, input));
    const ids = received.map(({ id }) => id);
    if (new Set(ids).size < ids.length)
      throw new XapiRequestInvalid('', 'must not hold two statements with one id');
    const attachments = attachedTo(received, input.parts);
    assertStorable(this.deps.limits, received, attachments);
    const known = await this.deps.statements.hold(ids);
    const others = received.filter(({ id, said }) => known.has(id) && !saysTheSame(said, known.get(id)!));
    if (others.length > 0) throw new StatementConflicts(others.map(({ id }) => id));
    const fresh = received.filter(({ id }) => !known.has(id));
    const freshIds = new Set(fresh.map(({ id }) => id));
    const attached = attachments.filter(({ statementId }) => freshIds.has(statementId));
    if (input.counts) await this.assertRoomFor(fresh, attached);
    this.deps.statements.add(fresh, attached);
    return { ids, fresh };
  }

  private async assertRoomFor(
    fresh: readonly NewStatement[],
    attached: readonly StatementAttachment[],
  ): Promise<void> {
    if (fresh.length === 0) return;
    const { statements, limits } = this.deps;
    const attachmentBytes = attached.reduce((sum, { content }) => sum + content.length, 0);
    assertRoom(limits, await statements.used(), { statements: fresh.length, attachmentBytes });
  }

  private received(given: unknown, i: number, input: StoreStatementsInput): NewStatement {
    const { version, authority, statementId } = input;
    const at = input.given.length > 1 ? `/${i}` : '';
    const statement = receivedStatement(given, { version, authority, id: statementId ?? newId() }, at);
    if (statementId !== null && statement.id !== statementId)
      throw new XapiRequestInvalid('/query/statementId', 'must be the id of the statement');
    return statement;
  }
}
