import { AttendanceCode } from './attendance-code.js';
import { AttendanceCodeNotFound } from './attendance-code.errors.js';
import type { CodeDefinition, CodePack } from './attendance-code.words.js';
import { ENGLAND_PACK } from './code-packs/england.pack.js';
import { SIMPLE_PACK } from './code-packs/simple.pack.js';

const PACKS: Readonly<Record<CodePack, readonly CodeDefinition[]>> = {
  simple: SIMPLE_PACK,
  england: ENGLAND_PACK,
};

/** All codes of a school, retired ones too. */
export class CodeBook {
  constructor(
    private readonly schoolId: string,
    private readonly codes: readonly AttendanceCode[],
  ) {}

  /** The place behind the last code. */
  get end(): number {
    return Math.max(-1, ...this.codes.map(({ position }) => position)) + 1;
  }

  /**
   * From now on the school's codes are those of the pack, in its order and with its meanings; others are retired. What
   * was marked before means what it meant. Returns the codes that are new.
   */
  follow(pack: CodePack): AttendanceCode[] {
    const wanted = PACKS[pack];
    for (const code of this.codes) if (!wanted.some((one) => one.code === code.code)) code.retire();
    return wanted.flatMap((definition, position) => {
      const known = this.codes.find(({ code }) => code === definition.code);
      if (!known) return [AttendanceCode.create(this.schoolId, definition, position)];
      const { code: _, ...meaning } = definition;
      known.mean(meaning);
      known.place(position);
      known.restore();
      return [];
    });
  }

  /** Those that are named come first, in this order; the others follow as they were. */
  order(ids: readonly string[]): void {
    const first = ids.map((id) => this.codes.find((code) => code.id === id));
    if (first.includes(undefined)) throw new AttendanceCodeNotFound();
    const others = this.codes.filter(({ id }) => !ids.includes(id));
    for (const [position, code] of [...first, ...others].entries()) code?.place(position);
  }
}
