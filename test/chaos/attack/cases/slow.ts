import { connect, type Socket } from 'node:net';
import { ask } from '../ask.js';
import type { SingleAttack, Target } from '../attack.js';

const APPLICATION = 'libs/platform/http/application.js';
const BODIES = 'libs/platform/http/slow-bodies.js';
const SCHOOL = '00000000-0000-7000-8000-000000000000';
const CONNECTIONS = 40;
const HEADERS_WITHIN_MS = 24_000;
const BODY_WITHIN_MS = 39_000;

/** How many of the connections are open when the time is over, though each has only sent a byte a second. */
async function heldOpen({ origin }: Target, head: string, withinMs: number): Promise<number> {
  const { hostname, port } = new URL(origin);
  const open = new Set<Socket>();
  for (let n = 0; n < CONNECTIONS; n++) {
    const socket = connect(Number(port), hostname, () => socket.write(head));
    open.add(socket);
    const drip = setInterval(() => socket.write('a'), 1_000);
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    socket.on('close', () => {
      clearInterval(drip);
      open.delete(socket);
    });
    socket.resume();
  }
  const end = Date.now() + withinMs;
  while (open.size > 0 && Date.now() < end) await new Promise((go) => setTimeout(go, 250));
  const left = open.size;
  for (const socket of open) socket.destroy();
  return left;
}

async function slowly(target: Target, head: string, withinMs: number): Promise<string[]> {
  const held = heldOpen(target, head, withinMs);
  const meanwhile = await ask(target.origin, { path: '/health/live' });
  const left = await held;
  return [
    ...(left === 0 ? [] : [`${left} of ${CONNECTIONS} connections are held open after ${withinMs / 1000} s`]),
    ...(meanwhile.status === 200 ? [] : [`others meanwhile → ${meanwhile.status}`]),
  ];
}

const headers: SingleAttack = {
  name: 'slow-headers',
  promise: 'a client that trickles its headers is cut off within 20 s',
  fixture: {
    hole: 'headers may take for ever',
    always: [{ file: APPLICATION, text: 'headersTimeout: 15_000', becomes: 'headersTimeout: 0' }],
  },
  attack: (target) => slowly(target, 'GET /health/live HTTP/1.1\r\nHost: x\r\nX-Slow: a', HEADERS_WITHIN_MS),
};

const body: SingleAttack = {
  name: 'slow-body',
  promise: 'a client that trickles its body is cut off within 35 s',
  fixture: {
    hole: 'a request may take for ever',
    always: [{ file: BODIES, text: 'isUpload(request.url)', becomes: 'true' }],
  },
  attack: (target) =>
    slowly(
      target,
      'POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n{',
      BODY_WITHIN_MS,
    ),
};

/** An upload may take as long as it takes, but whoever was refused is done. */
const upload: SingleAttack = {
  name: 'slow-upload-of-nobody',
  promise: 'a client that trickles an upload that it may not make is cut off within 35 s',
  fixture: {
    hole: 'an upload may take for ever also when it was refused',
    always: [{ file: BODIES, text: '!response.writableEnded &&', becomes: '' }],
  },
  attack: (target) =>
    slowly(
      target,
      `PATCH /api/v1/schools/${SCHOOL}/uploads/${SCHOOL} HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: 900000\r\n\r\n{`,
      BODY_WITHIN_MS,
    ),
};

export const SLOW_ATTACKS: readonly SingleAttack[] = [headers, body, upload];
