import type { OldWords, WordsKept } from '#domain/attendance/retention/old-words';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

const mails = prepared('select attendance.forget_old_mails($1::int, $2::int) as forgotten');
const notes = prepared('select attendance.forget_old_notes($1::int, $2::int) as forgotten');

/** Over the functions of the migration. */
export class SqlOldWords implements OldWords {
  async forget(kept: WordsKept, atMost: number): Promise<number> {
    let sum = 0;
    for (const [statement, months] of [
      [mails, kept.mails],
      [notes, kept.notes],
    ] as const) {
      if (months === null) continue;
      const [row] = await transaction().query<{ forgotten: number }>(statement, [months, atMost]);
      sum += row!.forgotten;
    }
    return sum;
  }
}
