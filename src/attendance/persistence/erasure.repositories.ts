import { PersonalTraces } from '#domain/attendance/erasure/personal-traces';
import { SqlPersonalTraces, UnlockedRegisters } from './sql-personal-traces.js';

/** What finds and removes what is kept of somebody, and what keeps them from being erased. */
export const erasureRepositories = [
  { provide: PersonalTraces, useClass: SqlPersonalTraces },
  UnlockedRegisters,
];
