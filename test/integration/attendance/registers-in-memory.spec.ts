import { describe } from '@jest/globals';
import { attendanceInMemory } from '../../support/attendance-store.js';
import { behavesAsAttendanceStore } from './registers.contract.js';

describe('attendance in memory', () => behavesAsAttendanceStore(attendanceInMemory));
