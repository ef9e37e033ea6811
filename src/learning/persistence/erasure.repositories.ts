import { PersonalTraces } from '#domain/learning/erasure/personal-traces';
import { AddressedAgents, SqlPersonalTraces } from './sql-personal-traces.js';

/** What finds and removes what is kept of somebody. */
export const erasureRepositories = [
  { provide: PersonalTraces, useClass: SqlPersonalTraces },
  AddressedAgents,
];
