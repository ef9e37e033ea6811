import type { MarkRow, RowFault, StagedRow } from './mark-import.words.js';

export interface PlacedRegister {
  readonly registerId: string;
  readonly period: string;
  readonly cancelled: boolean;
}

/** What the school's records have of the sections, periods and students that rows name. */
export interface Placement {
  /** The registers of a section on a date by its name there; undefined when the school has no such section. */
  registersOf(section: string, date: string): readonly PlacedRegister[] | undefined;
  /** The students by a name: an id of the records system, or else a number. */
  studentsOf(student: string): readonly string[];
}

/** Finds the register and the student of a row. */
export function placed(row: MarkRow, placement: Placement): { row: StagedRow; faults: RowFault[] } {
  const [registerId, wrongRegister] = registerOf(row, placement);
  const [studentId, wrongStudent] = studentOf(row, placement);
  const faults = [wrongRegister, wrongStudent].filter((fault) => fault !== null);
  return { row: { ...row, registerId, studentId }, faults };
}

type Found = [id: string, fault: null] | [id: null, fault: RowFault];

function registerOf({ row, section, date, period }: MarkRow, placement: Placement): Found {
  const known = placement.registersOf(section, date);
  const fault = (field: string, reason: string, detail: string): Found => [
    null,
    { row, field, reason, detail },
  ];
  if (!known) return fault('section', 'no_such_section', 'is no section of the school, by id or code');
  if (known.length === 0)
    return fault('date', 'no_register', 'is no day on which the section has a register');
  const named = period === '' ? known : known.filter((one) => one.period === period);
  const going = named.filter(({ cancelled }) => !cancelled);
  // A cancelled one is meant where there is no other; why nothing can be said on it is told then.
  const [only, another] = going.length > 0 ? going : named;
  if (!only)
    return fault('period', 'no_register', 'is no period in which the section has a register that day');
  if (another) return fault('period', 'which_register', 'must say which of several registers of that day');
  return [only.registerId, null];
}

function studentOf({ row, student }: MarkRow, placement: Placement): Found {
  const [only, another] = placement.studentsOf(student);
  const fault = (reason: string, detail: string): Found => [null, { row, field: 'student', reason, detail }];
  if (!only) return fault('no_such_student', 'is no student of the school, by id or number');
  if (another) return fault('which_student', 'is the number of several students; give the id');
  return [only, null];
}
