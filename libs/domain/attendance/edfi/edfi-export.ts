import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { addDays, type LocalDate } from '../../kernel/local-date.js';
import { EdfiDatesInvalid, EdfiExportOver, EdfiSchoolIdUnknown } from './edfi-export.errors.js';
import type { EdfiPackage, EdfiWish } from './edfi-export.words.js';

/** A school year and a bit. */
const LONGEST_DAYS = 400;
/** The digits of an `xs:long`, one fewer than would need a closer look. */
const SCHOOL_ID = /^[1-9]\d{0,17}$/;

/** Attendance of a school that was asked for as an Ed-Fi interchange. */
export class EdfiExport extends AggregateRoot {
  readonly id!: string;
  readonly version!: number;
  readonly schoolId!: string;
  readonly startsOn!: LocalDate;
  readonly endsOn!: LocalDate;
  readonly edfiSchoolId!: string;
  readonly calendarCode!: string;
  readonly reasons!: boolean;
  readonly requestedBy!: string | null;
  /** Where its progress is shown. */
  readonly jobId!: string;
  readonly createdAt!: Date;
  readonly finishedAt!: Date | null;
  readonly package!: EdfiPackage | null;

  /** @throws EdfiDatesInvalid, EdfiSchoolIdUnknown */
  static request(
    wish: EdfiWish & { id: string; schoolId: string; jobId: string; requestedBy: string | null },
    now: Date,
  ): EdfiExport {
    if (wish.endsOn < wish.startsOn) throw new EdfiDatesInvalid('must not be before the first day');
    if (wish.endsOn >= addDays(wish.startsOn, LONGEST_DAYS))
      throw new EdfiDatesInvalid(`must be within ${LONGEST_DAYS} days of the first`);
    if (!SCHOOL_ID.test(wish.edfiSchoolId)) throw new EdfiSchoolIdUnknown();
    const asked = { version: 1, ...wish, createdAt: now, finishedAt: null, package: null };
    return Object.assign(new EdfiExport(), asked);
  }

  /** @throws EdfiExportOver when another run of the job has finished it */
  finish(made: EdfiPackage, now: Date): void {
    if (this.finishedAt) throw new EdfiExportOver();
    Object.assign(this, { package: made, finishedAt: now });
  }
}
