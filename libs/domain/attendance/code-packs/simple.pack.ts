import type { CodeDefinition } from '../attendance-code.words.js';

const plain = {
  authorised: false,
  late: false,
  offSite: false,
  notRequired: false,
  officeOnly: false,
  requiresReason: false,
  statisticalMeaning: null,
};

/** The pack that a school begins with. */
export const SIMPLE_PACK: readonly CodeDefinition[] = [
  { ...plain, code: 'P', label: 'Present', category: 'Present', presence: 2, authorised: true },
  { ...plain, code: 'A', label: 'Absent', category: 'Unexcused Absence', presence: 0 },
  { ...plain, code: 'L', label: 'Late', category: 'Tardy', presence: 2, late: true },
  { ...plain, code: 'E', label: 'Excused', category: 'Excused Absence', presence: 0, authorised: true },
];
