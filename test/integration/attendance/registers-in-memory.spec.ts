import { describe } from '@jest/globals';
import { attendanceInMemory } from '../../support/attendance-store.js';
import { behavesAsCodeStore } from './codes.contract.js';
import { behavesAsAttendanceStore } from './registers.contract.js';
import { behavesAsSyncStore } from './sync.contract.js';

describe('attendance in memory', () => {
  behavesAsAttendanceStore(attendanceInMemory);
  behavesAsSyncStore(attendanceInMemory);
  behavesAsCodeStore(attendanceInMemory);
});
