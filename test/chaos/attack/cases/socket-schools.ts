import { Actions } from '#platform/realtime/actions';
import { Topics } from '#platform/realtime/topics';
import { SchoolFixtures } from '../../../support/school-fixtures.js';
import type { SocketAnswer } from '../../../support/socket.js';
import { actionSample, topicName } from '../../../support/socket-samples.js';
import { open, type SingleAttack } from '../attack.js';
import { ofHill } from '../of-hill.js';

const CONVERSATION = 'libs/platform/realtime/conversation.js';

const topics: SingleAttack = {
  name: 'topic-other-school',
  promise: 'no topic of another school can be watched (404)',
  fixture: {
    hole: 'the guard is not asked about topics',
    changes: [
      {
        file: CONVERSATION,
        text: 'await this.doorkeeper.admit(access, known.options.permission, {',
        becomes: `${open('topic-other-school')} ? { ...access.actorIn({ schoolId, districtId: null }), reach: () => 'all' } : await this.doorkeeper.admit(access, known.options.permission, {`,
      },
    ],
  },
  async attack(target) {
    const { app, schools } = target;
    const { socket, say } = await ofHill(target);
    const breaches: string[] = [];
    for (const { options } of app.app.get(Topics).all()) {
      const topic = await topicName(options.pattern, new SchoolFixtures(app, schools.lake));
      const answer = await say('subscribe', { topic });
      if (answer?.ok !== false || answer.problem?.status !== 404)
        breaches.push(`${options.pattern}: ${answer?.ok ? 'watched' : answer?.problem?.status}`);
    }
    socket.disconnect();
    return breaches;
  },
};

const actions: SingleAttack = {
  name: 'action-other-school',
  promise: 'nothing can be done over a socket in another school, or to a thing of it (404)',
  fixture: {
    hole: 'the guard is not asked about actions',
    changes: [
      {
        file: CONVERSATION,
        text: 'const actor = await this.doorkeeper.admit(access, known.options.permission, message);',
        becomes: `const actor = ${open('action-other-school')} ? { ...access.actorIn({ schoolId: message.schoolId, districtId: null }), reach: () => 'all' } : await this.doorkeeper.admit(access, known.options.permission, message);`,
      },
    ],
  },
  async attack(target) {
    const { app, schools } = target;
    const breaches: string[] = [];
    for (const [action] of app.app.get(Actions).all())
      for (const school of [schools.lake, schools.hill]) {
        const { by, input } = await actionSample(action, new SchoolFixtures(app, schools.lake));
        const { socket, say } = await ofHill(target, by);
        const answer = await say('act', { action, schoolId: school.id, input });
        if (!refused(answer))
          breaches.push(`${action} at ${school.name}: ${answer?.ok ? 'done' : answer?.problem?.code}`);
        socket.disconnect();
      }
    return breaches;
  },
};

/** Not there; or of several things none was done. */
function refused(answer: SocketAnswer | undefined): boolean {
  const { items } = (answer?.result ?? {}) as { items?: readonly object[] };
  return answer?.problem?.status === 404 || (answer?.ok === true && items?.length === 0);
}

export const SOCKET_SCHOOL_ATTACKS: readonly SingleAttack[] = [topics, actions];
