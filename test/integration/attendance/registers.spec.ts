import { afterAll, beforeAll, describe } from '@jest/globals';
import { attendanceInPostgres } from '../../support/attendance-store.js';
import { PersistenceKit, type TestReplica } from '../../support/persistence-kit.js';
import { behavesAsCodeStore } from './codes.contract.js';
import { behavesAsAttendanceStore } from './registers.contract.js';
import { behavesAsSyncStore } from './sync.contract.js';

describe('attendance in PostgreSQL', () => {
  let kit: PersistenceKit;
  let replica: TestReplica;
  beforeAll(async () => {
    kit = await PersistenceKit.start();
    replica = kit.replica();
  });
  afterAll(() => kit.stop());

  behavesAsAttendanceStore(() => attendanceInPostgres(kit, replica));
  behavesAsSyncStore(() => attendanceInPostgres(kit, replica));
  behavesAsCodeStore(() => attendanceInPostgres(kit, replica));
});
