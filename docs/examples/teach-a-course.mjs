// A course from the first word to the certificate, as a teacher and a student: node docs/examples/teach-a-course.mjs
// Needs a running Lyceum with its demo (npm start). URL says where; TEACHER, STUDENT and PASSWORD who.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';

const {
  URL: url = 'http://localhost:3000',
  TEACHER: teacherEmail = 'teacher1@oakfield.demo.example',
  STUDENT: studentEmail = 'student1@oakfield.demo.example',
  PASSWORD: password = 'take-the-register',
} = process.env;
const film = readFileSync(new globalThis.URL('bread.mp4', import.meta.url));

const teacher = await signIn(teacherEmail);
const student = await signIn(studentEmail);

step('A draft, which nobody else sees');
const course = await teacher.post('/online-courses', { title: 'Bread and its chemistry' });
const run = await teacher.post('/course-runs', { courseId: course.id, title: 'This term' });
const courseModule = await teacher.post('/course-modules', { runId: run.id, title: 'The dough' });

step('A video, over a connection that breaks');
const upload = await teacher.call('POST', '/uploads', {
  headers: { 'upload-length': String(film.length), 'upload-metadata': `filename ${btoa('bread.mp4')}` },
});
const uploadId = upload.headers.get('location').split('/').at(-1);
const half = Math.floor(film.length / 2);
await teacher.piece(uploadId, 0, film.subarray(0, half));
await teacher.piece(uploadId, half, film.subarray(half), { breakOff: true });
const seen = await teacher.call('HEAD', `/uploads/${uploadId}`);
const safe = Number(seen.headers.get('upload-offset'));
say(`it broke off; ${safe} of ${film.length} bytes are safe, the others are sent now`);
await teacher.piece(uploadId, safe, film.subarray(safe));

step('… which is prepared for playing, live');
const video = await teacher.post('/videos', { title: 'Kneading', uploadId });
await teacher.watch(`job:${uploadId}`, ({ data: { state, progress } }) =>
  say(`${state}: ${progress?.done ?? 0} %`),
);
await until(async () => (await teacher.get(`/videos/${video.id}`)).state === 'ready');

step('A page, the video, and a quiz');
const question = await teacher.post('/questions', {
  courseId: course.id,
  pool: 'dough',
  question: { kind: 'single', prompt: 'What makes dough rise?', points: 1, options: answers('Gas', 'Salt') },
});
const item = (content) => teacher.post('/course-items', { moduleId: courseModule.id, ...content });
const page = await item({ kind: 'page', title: 'Yeast', markdown: 'Yeast turns sugar into **gas**.' });
const lesson = await item({ kind: 'video', title: 'Kneading', videoId: video.id });
const quiz = await item({ kind: 'quiz', title: 'What rises?', quiz: { questionIds: [question.id] } });
// Nine tenths of a video have to be watched, unless somebody says otherwise.
await teacher.put(`/course-items/${lesson.id}/completion`, { rule: { rule: 'watched', atLeast: 15 } });

step('Published, and open to everybody of the school');
for (const { id } of [page, lesson, quiz]) await teacher.post(`/course-items/${id}/publish`);
await teacher.post(`/course-runs/${run.id}/publish`);
await teacher.post(`/online-courses/${course.id}/publish`);
await teacher.patch(`/course-runs/${run.id}/admission`, { open: true });
await teacher.watch(`course-run:${run.id}:learners`, ({ type }) => say(`the teacher is told: ${type}`));

step('A student comes, reads, watches');
const enrolment = await student.post(`/course-runs/${run.id}/join`);
await student.post(`/course-items/${page.id}/viewed`);
for (let from = 0; from < 4000; from += 2000) {
  await sleep(2000); // what nobody could have watched by now does not count
  const parts = [{ from, to: from + 2000 }];
  await student.post('/watching', { heartbeats: [{ itemId: lesson.id, parts, positionMs: from + 2000 }] });
}
explain(await student.get(`/course-enrolments/${enrolment.id}/progress`));

step('… and answers the quiz');
const attempt = await student.post(`/course-items/${quiz.id}/attempts`);
const [asked] = attempt.questions;
const gas = asked.options.find(({ text }) => text === 'Gas');
await student.put(`/quiz-attempts/${attempt.id}/answers`, {
  answers: [{ questionId: asked.questionId, answer: { keys: [gas.key] }, baseVersion: 0 }],
});
const graded = await student.post(`/quiz-attempts/${attempt.id}/submit`);
say(`${graded.state}: ${graded.score} of ${graded.points}`);
explain(await student.get(`/course-enrolments/${enrolment.id}/progress`));

step('A certificate that anybody can verify');
const certificate = await until(async () =>
  (await student.get('/certificates')).items.find(({ enrolmentId }) => enrolmentId === enrolment.id),
);
say(certificate.verifyUrl);
const verified = await (
  await fetch(new globalThis.URL(new globalThis.URL(certificate.verifyUrl).pathname, url))
).text();
say(/<p role="status"[^>]*>([^<]*)/.exec(verified)[1]);
teacher.leave();

/** Somebody who is signed in, at their school. */
async function signIn(email) {
  const { accessToken } = await (await request('POST', '/sessions', { body: { email, password } })).json();
  const authorization = `Bearer ${accessToken}`;
  const { items } = await (await request('GET', '/me/memberships', { headers: { authorization } })).json();
  const school = `/schools/${items[0].schoolId}`;
  const call = (method, path, { headers, ...rest } = {}) =>
    request(method, school + path, { ...rest, headers: { authorization, ...headers } });
  const json = async (method, path, body) => (await call(method, path, { body })).json();
  const socket = io(url, { transports: ['websocket'], auth: { token: accessToken }, autoConnect: false });
  return {
    call,
    get: (path) => json('GET', path),
    post: (path, body) => json('POST', path, body),
    put: (path, body) => json('PUT', path, body),
    patch: (path, body) => json('PATCH', path, body),
    piece: (...of) => sendPiece(call, ...of),
    watch: (topic, told) => watch(socket, topic, told),
    leave: () => socket.close(),
  };
}

/** One piece of an upload (tus 1.0.0); what arrived before the connection broke is kept. */
async function sendPiece(call, id, offset, bytes, { breakOff = false } = {}) {
  const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
  if (!breakOff) return call('PATCH', `/uploads/${id}`, { headers, bytes });
  const cut = new AbortController();
  const torn = new ReadableStream({
    start: (stream) => stream.enqueue(bytes.subarray(0, bytes.length / 2)),
  });
  setTimeout(() => cut.abort(), 500);
  await call('PATCH', `/uploads/${id}`, { headers, bytes: torn, signal: cut.signal }).catch(() => {});
  return sleep(200);
}

async function watch(socket, topic, told) {
  socket.on('message', (message) => message.topic === topic && told(message));
  socket.connect();
  const { ok, problem } = await socket.emitWithAck('subscribe', { topic });
  if (!ok) fail(problem);
}

async function request(method, path, { body, bytes, headers, signal } = {}) {
  const sent = body ? JSON.stringify(body) : bytes;
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    signal,
    headers: { 'tus-resumable': '1.0.0', ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(sent && { body: sent, duplex: 'half' }),
  });
  if (!response.ok) fail(await response.json());
  return response;
}

function answers(right, ...wrong) {
  return [{ text: right, correct: true }, ...wrong.map((text) => ({ text }))];
}

/** Why somebody is where they are. */
function explain({ percent, items }) {
  say(`${percent} % done`);
  for (const { title, state, explanation } of items)
    say(
      `  ${state.padEnd(11)} ${title}: ${explanation.rule}, ${explanation.present} of ${explanation.required}`,
    );
}

async function until(look) {
  for (let i = 0; i < 300; i++) {
    const found = await look();
    if (found) return found;
    await sleep(100);
  }
  return fail({ detail: 'It took longer than half a minute.' });
}

function step(title) {
  console.log(`\n${title}`);
}

function say(line) {
  console.log(`  ${line}`);
}

function fail(problem) {
  console.error(problem.errors ? JSON.stringify(problem.errors) : (problem.detail ?? problem));
  process.exit(1);
}
