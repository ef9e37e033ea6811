import { CheckInDesk } from '#domain/attendance/check-in/check-in-desk';
import { CheckInRepository } from '#domain/attendance/check-in/check-in.repository';
import { MikroCheckInRepository } from './mikro-check-in.repository.js';
import { SqlCheckInDesk } from './sql-check-in-desk.js';

/** How check-ins are kept. */
export const checkInRepositories = [
  { provide: CheckInRepository, useClass: MikroCheckInRepository },
  { provide: CheckInDesk, useClass: SqlCheckInDesk },
];
