import { IsIn } from 'class-validator';
import {
  EXISTING_MARKS,
  FILE_ENCODINGS,
  MARK_IMPORT_MODES,
  type ExistingMarks,
  type FileEncoding,
  type MarkImportMode,
} from '#domain/attendance/mark-import/mark-import.words';
import { IsFlag, MayBeLeftOut } from '#platform/http/rules';
import { MarkImportFaultView, MarkImportView } from '../../queries/exchange/mark-import.view.js';

/** How a file of marks is to be imported. */
export class MarkImportParameters {
  /** With `all-or-nothing` one fault anywhere keeps all of it out; `good-rows-only` takes what is sound. */
  @MayBeLeftOut()
  @IsIn(MARK_IMPORT_MODES)
  mode: MarkImportMode = 'all-or-nothing';

  /** Report what would change, and change nothing. */
  @MayBeLeftOut()
  @IsFlag()
  dryRun: boolean = false;

  /** Of marks that say something else: with `keep` the row is at fault, with `replace` the mark is changed. */
  @MayBeLeftOut()
  @IsIn(EXISTING_MARKS)
  existing: ExistingMarks = 'keep';

  /** Submit the registers that are complete afterwards. */
  @MayBeLeftOut()
  @IsFlag()
  submit: boolean = false;

  /** What the text is in when it does not say so itself. */
  @MayBeLeftOut()
  @IsIn(FILE_ENCODINGS)
  encoding: FileEncoding = 'utf-8';
}

export class MarkImportPage {
  /** The latest first. */
  items!: MarkImportView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class MarkImportFaultPage {
  /** By row. */
  items!: MarkImportFaultView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
