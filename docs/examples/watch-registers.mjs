// Watches the registers of a school live, as the office does: node docs/examples/watch-registers.mjs
// Needs a running Lyceum (npm start). EMAIL, PASSWORD and URL change who watches and where.
import { io } from 'socket.io-client';

const {
  URL: url = 'http://localhost:3000',
  EMAIL: email = 'office@oakfield.demo.example',
  PASSWORD: password = 'take-the-register',
} = process.env;

const { accessToken } = await call('POST', '/sessions', { body: { email, password } });
const { items: memberships } = await call('GET', '/me/memberships', { token: accessToken });
const { schoolId } = memberships.find((membership) => membership.schoolId);
const topic = `school:${schoolId}:registers`;

const registers = new Map();
let seq; // the last message seen: after a reconnect the server continues from there

const socket = io(url, { transports: ['websocket'], auth: { token: accessToken } });
socket.on('connect', async () => {
  const answer = await socket.emitWithAck('subscribe', { topic, after: seq });
  if (!answer.ok) return fail(answer.problem);
  seq = answer.seq;
  for (const register of answer.snapshot?.items ?? []) registers.set(register.id, withCounts(register));
  for (const message of answer.messages ?? []) apply(message);
  show();
});
socket.on('message', (message) => {
  seq = message.seq;
  apply(message);
  show(message);
});
socket.on('connect_error', (error) => fail(error.data ?? error));

function withCounts({ codes, ...register }) {
  return { ...register, counts: new Map(codes.map(({ code, students }) => [code, students])) };
}

/** Messages carry what has changed, so a board counts along without asking again. */
function apply({ type, data }) {
  const register = registers.get(data.registerId);
  if (!register) return;
  if (type === 'attendance.register_tallied') {
    register.marked += data.newlyMarked;
    for (const { code, change } of data.tally)
      register.counts.set(code, (register.counts.get(code) ?? 0) + change);
  } else register.state = data.state;
}

function show(message) {
  console.clear();
  console.log(`${topic}, message ${seq}${message ? `: ${message.type}` : ''}\n`);
  for (const { title, periodName, state, entries, marked, counts } of registers.values()) {
    const bar = '█'.repeat(Math.round((20 * marked) / (entries || 1))).padEnd(20, '░');
    const tally = [...counts].map(([code, students]) => `${code} ${students}`).join('  ');
    console.log(`${periodName.padEnd(4)} ${title.padEnd(16)} ${state.padEnd(10)} ${bar} ${tally}`);
  }
}

async function call(method, path, { body, token } = {}) {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  return response.ok ? answer : fail(answer);
}

function fail(problem) {
  console.error(problem.detail ?? problem.message ?? problem);
  process.exit(1);
}
