import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { MarkingSheet } from '../../marking-sheet.js';
import type { MarkingSheetRepository } from '../../marking-sheet.repository.js';
import type { Layer, WantedMark } from '../../marking.words.js';
import type { RegisterRepository } from '../../register.repository.js';
import { changesOf, ImportRound } from '../import-round.js';
import type { MarkImport } from '../mark-import.js';
import type { StagedMarks } from '../mark-import-ports.js';
import type { MarkImportRepository } from '../mark-import.repository.js';
import type { RegisterRows, Settled } from '../mark-import.words.js';
import { MarksRehearsed } from '../rehearsed.js';

/** So many registers are held at once that teachers who mark one of them wait for a moment only. */
const REGISTERS_AT_ONCE = 20;

export interface TakeOverMarksInput {
  readonly importId: string;
  /** Do everything, tell what would come of it, and let none of it happen. */
  readonly rehearsal: boolean;
}

interface Deps {
  imports: MarkImportRepository;
  rows: StagedMarks;
  registers: RegisterRepository;
  sheets: MarkingSheetRepository;
  clock: Clock;
}

/** Marks the next registers of an import as whoever imports would by hand: A1 to A9 hold, and who marked is the actor. */
export class TakeOverMarksUseCase {
  constructor(private readonly deps: Deps) {}

  /** How many rows were settled; 0 when there were none left. @throws MarksRehearsed */
  async execute({ importId, rehearsal }: TakeOverMarksInput, actor: Actor): Promise<number> {
    const { imports, rows } = this.deps;
    const markImport = await imports.byId(importId);
    if (!rehearsal) markImport.assertApplying();
    const next = await rows.next(importId, REGISTERS_AT_ONCE, rehearsal ? 'rehearsed' : 'done');
    const settled: Settled[] = [];
    for (const ofRegister of next) settled.push(await this.onRegister(ofRegister, markImport, actor));
    const all = { rows: settled.flatMap((one) => one.rows), faults: settled.flatMap((one) => one.faults) };
    if (rehearsal) throw new MarksRehearsed(all);
    await rows.settle(importId, all, 'done');
    return next.reduce((sum, ofRegister) => sum + ofRegister.rows.length, 0);
  }

  private async onRegister(
    { registerId, rows }: RegisterRows,
    { existing }: MarkImport,
    actor: Actor,
  ): Promise<Settled> {
    const { registers, sheets, clock } = this.deps;
    const now = clock.now();
    const register = await registers.byId(registerId, false);
    const wanted = rows.map((row) => ({ ...row, baseVersion: 0 }));
    const found = await sheets.forMarking(registerId, wanted);
    const opens = register.isOpenedBy(actor);
    const round = new ImportRound(found.trial(opens), rows, existing, actor, now);
    const [ofTeacher, ofOffice] = [round.wanted('teacher'), round.wanted('office')];
    let sheet = found;
    // On a missed register the office as well says nothing before it is taken late.
    const marks = found.state === 'missed' ? [...ofTeacher, ...ofOffice] : ofTeacher;
    if (opens && marks.length > 0) {
      register.open(actor, now);
      await registers.store(register);
      sheet = await sheets.forMarking(registerId, wanted);
    }
    await this.change(sheet, 'teacher', ofTeacher, actor, now);
    await this.change(sheet, 'office', ofOffice, actor, now);
    return round.settled();
  }

  private async change(
    sheet: MarkingSheet,
    layer: Layer,
    wanted: readonly WantedMark[],
    actor: Actor,
    now: Date,
  ): Promise<void> {
    const changes = changesOf(sheet, layer, wanted, actor, now);
    const faster = await this.deps.sheets.save(sheet, changes, actor.personId, now);
    sheet.refuseWhereOvertaken(wanted, faster);
  }
}
