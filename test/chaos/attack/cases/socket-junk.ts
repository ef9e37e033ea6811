import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#domain/kernel/id';
import { ask } from '../ask.js';
import { open, type Breaches, type SingleAttack, type Target } from '../attack.js';
import { ofHill } from '../of-hill.js';

const CONVERSATION = 'libs/platform/realtime/conversation.js';

/** Frames that no client of ours sends, after the handshake of engine.io and socket.io. */
const JUNK: readonly unknown[] = [
  ['__proto__', {}],
  ['constructor', {}],
  ['subscribe', { topic: { __proto__: null } }],
  ['subscribe', ['x']],
  ['subscribe', null],
  ['act', 'x'],
  ['act', { action: 'constructor', schoolId: newId(), input: {} }],
  ['act', { action: 'toString', schoolId: newId(), input: [] }],
  ['unsubscribe', { topic: 'school:*' }],
  ['subscribe'],
  [],
];

export const junk: SingleAttack = {
  name: 'socket-junk',
  promise: 'whatever is said in whatever form, the process goes on and nothing of the inside is told',
  fixture: {
    hole: 'a message that is no object ends the process of whoever reads it',
    changes: [
      {
        file: CONVERSATION,
        text: 'assertPlain(given);',
        becomes: `if (${open('socket-junk')} && typeof given !== 'object') throw new Error('defect');
    assertPlain(given);`,
      },
    ],
  },
  async attack(target) {
    const { socket, say } = await ofHill(target);
    const breaches: string[] = [];
    for (const [message, given] of JUNK as readonly [string, unknown][]) {
      const known = ['subscribe', 'act', 'unsubscribe'].includes(message);
      if (!known) socket.emit(message ?? '', given);
      const answer = known ? await say(message, given) : undefined;
      const status = answer?.problem?.status ?? 0;
      if (status >= 500) breaches.push(`${message} ${JSON.stringify(given)} → ${status}`);
    }
    socket.disconnect();
    return [...breaches, ...(await brokenFrames(target))];
  },
};

const FRAMES = [
  '42',
  '42[',
  '451-["act",{"_placeholder":true,"num":0}]',
  '59999999-["act"]',
  '4{"a":1}',
  '9',
  '40/admin,{}',
];

/** Below socket.io's own client, which would not send such. */
async function brokenFrames({ origin, schools }: Target): Promise<Breaches> {
  const breaches: string[] = [];
  const { host } = new URL(origin);
  for (const frame of FRAMES) {
    const socket = new WebSocket(`ws://${host}/socket.io/?EIO=4&transport=websocket`);
    await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
    socket.send(`40${JSON.stringify({ token: schools.hill.people.admin.token })}`);
    await pause(30);
    socket.send(frame);
    await pause(30);
    socket.close();
    if ((await ask(origin, { path: '/health/live' })).status !== 200)
      breaches.push(`${frame}: the process is gone`);
  }
  return breaches;
}
