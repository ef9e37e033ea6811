import type { RecordUse } from '#domain/learning/xapi/record-room';
import type { Fields } from '#domain/learning/xapi/shape';
import { mergedDefinition, type NewStatement } from '#domain/learning/xapi/statement';
import type { StatementAttachment, StatementRepository } from '#domain/learning/xapi/statement.repository';
import { StatementsTooLarge } from '#domain/learning/xapi/xapi.errors';
import { constraintMeans } from '#platform/persistence/constraints';
import { transaction } from '#platform/persistence/transaction';
import * as statements from './statement-statements.js';

constraintMeans(
  'statements_followed',
  () => new StatementsTooLarge('refers, through others, to more statements than can be followed at once'),
);

export class SqlStatementRepository implements StatementRepository {
  async hold(ids: readonly string[]): Promise<ReadonlyMap<string, Fields>> {
    const open = transaction();
    open.send(statements.takeTurn, []);
    const rows = await open.query<{ id: string; said: string }>(statements.storedUnder, [ids]);
    return new Map(rows.map(({ id, said }) => [id, JSON.parse(said) as Fields]));
  }

  async used(): Promise<RecordUse> {
    return (await transaction().query<RecordUse>(statements.used))[0]!;
  }

  add(fresh: readonly NewStatement[], attachments: readonly StatementAttachment[]): void {
    if (fresh.length === 0) return;
    const open = transaction();
    open.send(statements.add, [JSON.stringify(fresh.map(rowOf)), open.actor.clientId]);
    open.send(statements.followReferences, [fresh.map(({ id }) => id)]);
    const activities = activitiesOf(fresh);
    if (activities.length > 0) open.send(statements.learnOfActivities, [JSON.stringify(activities)]);
    for (const { statementId, sha2, contentType, content } of attachments)
      open.send(statements.attach, [statementId, sha2, contentType, Buffer.from(content)]);
  }
}

function rowOf(statement: NewStatement, nth: number) {
  const { id, said, hasTimestamp, refersTo, voids, keys } = statement;
  return {
    nth,
    id,
    said: JSON.stringify(said),
    has_timestamp: hasTimestamp,
    refers_to: refersTo,
    voids,
    keys,
  };
}

function activitiesOf(fresh: readonly NewStatement[]) {
  const known = new Map<string, Fields>();
  for (const [id, definition] of fresh.flatMap(({ activities }) => [...activities]))
    known.set(id, mergedDefinition(known.get(id) ?? {}, definition));
  return [...known].map(([id, definition]) => ({ id, definition }));
}
