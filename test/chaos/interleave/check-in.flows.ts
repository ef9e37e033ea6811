import { RosterOffice } from '../../support/roster-office.js';
import { signsInAs } from '../../support/families.js';
import { CheckInCommand } from '../../../src/attendance/commands/check-in.command.js';
import type { Flow } from './explore.js';
import type { Classroom } from './classroom.js';
import { member } from './stage.js';
import type { Outcome } from './stepped-session.js';

/** The code of the moment, for the classroom's first student, who signs in as the school's student. */
class Door {
  private code = '';

  private constructor(
    private readonly room: Classroom,
    private readonly office: RosterOffice,
  ) {}

  static async open(room: Classroom): Promise<Door> {
    const { app } = room.stage;
    const { school, at } = room;
    const office = new RosterOffice(app, school, school.people.admin);
    await signsInAs(app, school, school.people.student, at.students[0]!);
    await office.call('PATCH', '/check-in-settings', { body: { codeSeconds: 60 } });
    await room.reset('open', []);
    await office.call('POST', `/registers/${at.registerId}/check-in`, { body: {} });
    return new Door(room, office);
  }

  async reset(): Promise<void> {
    await this.room.reset('open', []);
    const path = `/registers/${this.room.at.registerId}/check-in/code`;
    this.code = (await this.office.get<{ code: string }>(path)).body.code;
  }

  checkIn(): Promise<unknown> {
    const { school, stage } = this.room;
    const input = { code: this.code, address: '192.0.2.7' };
    return stage.command(new CheckInCommand(input, member(school.id, school.people.student.id)));
  }

  async arrivals(): Promise<number> {
    const sql = 'select count(*)::int as n from attendance.check_ins where register_id = $1';
    return (await this.room.stage.rows<{ n: number }>(sql, [this.room.at.registerId]))[0]!.n;
  }
}

const answerOf = (outcome: Outcome) => JSON.stringify(outcome.ok ? outcome.value : outcome.error.message);

function twice(door: Door, room: Classroom): Flow {
  return {
    name: 'check-in twice',
    reset: () => door.reset(),
    sessions: [() => door.checkIn(), () => door.checkIn()],
    async judge(outcomes) {
      const [arrivals, standing] = [await door.arrivals(), await room.standing()];
      const [one, other] = outcomes.map(answerOf);
      return [
        ...(outcomes.every(({ ok }) => ok) && one === other ? [] : [`answers differ: ${one} and ${other}`]),
        ...(arrivals === 1 ? [] : [`${arrivals} arrivals of one student`]),
        ...(standing.version === 1 && standing.revisions === 1
          ? []
          : [`version ${standing.version}, ${standing.revisions} revisions`]),
      ];
    },
  };
}

function orMark(door: Door, room: Classroom): Flow {
  return {
    name: 'check-in against mark',
    reset: () => door.reset(),
    sessions: [() => door.checkIn(), () => room.mark('A')],
    async judge(outcomes) {
      const [arrivals, { version, revisions }] = [await door.arrivals(), await room.standing()];
      const [arrived, marked] = outcomes;
      const made = outcomes.filter(({ ok }) => ok).length;
      return [
        ...(arrived.ok === (arrivals === 1) ? [] : [`arrived: ${arrived.ok}, ${arrivals} arrivals`]),
        ...(version === revisions && version <= made ? [] : [`version ${version}, ${revisions} revisions`]),
        ...(marked.ok || arrived.ok ? [] : ['neither was taken']),
      ];
    },
  };
}

export async function checkInFlows(room: Classroom): Promise<Flow[]> {
  const door = await Door.open(room);
  return [twice(door, room), orMark(door, room)];
}
