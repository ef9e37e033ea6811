import type { SocketAnswer } from '../../../support/socket.js';
import { ask } from '../ask.js';
import { open, type SingleAttack } from '../attack.js';
import { ofHill } from '../of-hill.js';
import { refusesSocket, socketTo } from '../sockets.js';

const CONVERSATION = 'libs/platform/realtime/conversation.js';
const GATEWAY = 'libs/platform/realtime/realtime.gateway.js';
const ADAPTER = 'libs/platform/realtime/origin-checking-adapter.js';
const PATIENCE_MS = 8_000;

/** Beyond what one person may say in a minute, see the rig's API_REQUESTS_PER_MINUTE. */
const FLOOD = 14_000;
/** SOCKETS_PER_PERSON, as shipped. */
const MOST = 50;

const flood: SingleAttack = {
  name: 'socket-flood',
  promise: 'who says too much is refused (429), and everybody else is served meanwhile',
  fixture: {
    hole: 'nobody counts what is said',
    changes: [
      {
        file: CONVERSATION,
        text: 'if (!allowed) throw new TooManyRequests(resetSeconds);',
        becomes: `if (!allowed && !${open('socket-flood')}) throw new TooManyRequests(resetSeconds);`,
      },
    ],
  },
  async attack(target) {
    const { lake } = target.schools;
    const socket = await socketTo(target.origin, { token: lake.people.office.token });
    const refused = new Promise<boolean>((resolve) => {
      let answered = 0;
      for (let n = 0; n < FLOOD; n++)
        socket!.emit('subscribe', { topic: 'none' }, ({ problem }: SocketAnswer) => {
          answered += 1;
          if (problem?.status === 429) resolve(true);
          else if (answered === FLOOD) resolve(false);
        });
    });
    const besides: number[] = [];
    let over = false;
    void refused.then(() => (over = true));
    for (let n = 0; n < 5 || (!over && n < 200); n++)
      besides.push((await ask(target.origin, { path: '/health/live' })).ms);
    const held = await refused;
    socket!.disconnect();
    const worst = Math.max(...besides);
    return [
      ...(held ? [] : [`${FLOOD} messages at once were all heard`]),
      ...(worst < PATIENCE_MS ? [] : [`others waited ${Math.round(worst)} ms`]),
    ];
  },
};

const oversize: SingleAttack = {
  name: 'socket-oversize',
  promise: 'a message beyond 64 KB ends its connection',
  fixture: {
    hole: 'messages may be of any size',
    always: [{ file: GATEWAY, text: '64 * 1024', becomes: '64 * 1024 * 1024' }],
  },
  async attack(target) {
    const { socket, say } = await ofHill(target);
    const answer = await say('subscribe', { topic: 'x'.repeat(200 * 1024) });
    const ended = socket.disconnected;
    socket.disconnect();
    return ended && !answer ? [] : ['200 KB were heard'];
  },
};

const origins: SingleAttack = {
  name: 'socket-origin',
  promise: 'no page of another site gets a socket, whatever token it holds',
  fixture: {
    hole: 'nobody looks at the origin',
    changes: [
      {
        file: ADAPTER,
        text: 'if (origin === undefined) return true;',
        becomes: `if (origin === undefined || ${open('socket-origin')}) return true;`,
      },
    ],
  },
  async attack({ origin, schools: { hill } }) {
    const breaches: string[] = [];
    for (const page of ['https://evil.example', 'null', `${origin}.evil.example`]) {
      const wish = { token: hill.people.admin.token, headers: { origin: page } };
      if (!(await refusesSocket(origin, wish))) breaches.push(`${page} got a socket`);
    }
    return breaches;
  },
};

const hoard: SingleAttack = {
  name: 'socket-hoard',
  promise: 'nobody holds more sockets than one person may, however many are asked for at once',
  fixture: {
    hole: 'nobody counts the sockets of one person',
    changes: [
      {
        file: 'libs/platform/realtime/open-sockets.js',
        text: 'if (open >= this.most)',
        becomes: `if (open >= this.most && !${open('socket-hoard')})`,
      },
    ],
  },
  async attack({ origin, schools: { lake } }) {
    const { token } = lake.people.guardian;
    const wishes = Array.from({ length: MOST + 20 }, () => socketTo(origin, { token }));
    const got = (await Promise.all(wishes)).filter((socket) => socket !== undefined);
    got.forEach((socket) => socket.disconnect());
    return got.length === MOST ? [] : [`one person held ${got.length} sockets, and may hold ${MOST}`];
  },
};

export const SOCKET_ATTACKS: readonly SingleAttack[] = [flood, hoard, oversize, origins];
