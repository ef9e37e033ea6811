import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Classroom } from '../harness/classroom.js';
import { CLIENT, SERVER } from '../harness/cores.js';
import type { Goal, Measured } from '../harness/figures.js';
import { requestText } from '../harness/http-line.js';
import { seedCourse } from '../harness/online-course.js';
import { Proxy } from '../harness/proxy.js';
import { alternate, type Span } from '../harness/rounds.js';
import { runVideoLoad, type Viewing } from '../harness/video-load.js';

const MIB = 1024 * 1024;
const FILE_BYTES = 256 * MIB;
const VIEWERS = 1000;
/** Who they are, each on many devices. */
const PEOPLE = 40;
/** What a lesson in 480 lines takes: 700 kilobits a second, six seconds at a time. */
const SEGMENT = { seconds: 6, bytes: 525_000 } as const;
const ACCEL = '/protected';
/** Long enough for each viewer to ask ten times. */
const WATCHED_S = 60;
const VIEWING: Omit<Viewing, 'port' | 'paths'> = {
  kind: 'viewing',
  segmentSeconds: SEGMENT.seconds,
  segmentBytes: SEGMENT.bytes,
  fileBytes: FILE_BYTES,
  seconds: WATCHED_S,
};
const IDLE_S = 20;

interface Cinema {
  readonly classroom: Classroom;
  readonly proxy: Proxy;
  /** Of the file with the segments, as so many people are given it. */
  readonly paths: readonly string[];
  /** Where the same file lies below plain nginx. */
  readonly plainPath: string;
}

/** One large download, by nginx and by ourselves, and a thousand viewers, against nginx with the same file. */
export async function stream(span: Span): Promise<Measured[]> {
  const behind = await inCinema(ACCEL, async (cinema) => [
    await downloads(cinema, span, 'behind nginx', cinema.proxy.port, { of: 'ratio', atLeast: 0.95 }),
    ...(await viewers(cinema, 'behind nginx', cinema.proxy.port)),
  ]);
  const byOurselves = await inCinema('', async (cinema) => [
    await direct(cinema, span),
    ...(await viewers(cinema, 'direct', cinema.classroom.installation.port)),
  ]);
  return [...behind, ...byOurselves];
}

/** The large download by ourselves, alone: the rest takes four minutes. */
export async function download(span: Span): Promise<Measured[]> {
  return inCinema('', async (cinema) => [await direct(cinema, span)]);
}

function direct(cinema: Cinema, span: Span): Promise<Measured> {
  const { port } = cinema.classroom.installation;
  return downloads(cinema, span, 'direct', port, { of: 'ratio', atLeast: 0.4 });
}

async function downloads(
  { proxy, paths, plainPath }: Cinema,
  span: Span,
  by: string,
  port: number,
  goal: Goal,
): Promise<Measured> {
  const rate = async (of: { port: number; path: string }, seconds: number) => {
    const task = { kind: 'download', ...of, connections: 1, seconds } as const;
    const report = await runVideoLoad(task, CLIENT);
    return report.bytes / MIB / report.seconds;
  };
  const measured = await alternate(
    {
      ours: (seconds) => rate({ port, path: paths[0]! }, seconds),
      limit: (seconds) => rate({ port: proxy.plainPort, path: plainPath }, seconds),
    },
    span,
  );
  const against = 'nginx with the same file, no access check';
  return { figure: `stream, download ${by}`, unit: 'MiB/s', goal, against, ...measured };
}

async function viewers({ classroom, paths }: Cinema, by: string, port: number): Promise<Measured[]> {
  const { installation, school } = classroom;
  const authorization = `Bearer ${await classroom.token(school.officeEmail)}`;
  const request = requestText('GET', `/api/v1/schools/${school.id}/course-runs`, { authorization });
  const probing = { kind: 'probing', port: installation.port, request, everyMs: 50 } as const;
  await runVideoLoad({ ...probing, seconds: 5 }, CLIENT);
  const idle = await runVideoLoad({ ...probing, seconds: IDLE_S }, CLIENT);
  const [seen, busy] = await Promise.all([
    runVideoLoad({ ...VIEWING, port, paths }, CLIENT),
    runVideoLoad({ ...probing, seconds: WATCHED_S }, CLIENT),
  ]);
  const details = { viewers: VIEWERS, ...seen, api: { idle, busy } };
  const late = { of: 'ours', atMost: 0 } as const;
  const twice = { of: 'ratio', atMost: 2 } as const;
  const against = 'the same answers while nobody watches';
  return [
    { figure: `stream, late segments ${by}`, unit: 'segments', goal: late, ours: [seen.late], details },
    {
      figure: `stream, API p95 beside ${VIEWERS} viewers ${by}`,
      unit: 'ms',
      goal: twice,
      against,
      ours: [busy.p95],
      limit: [idle.p95],
    },
  ];
}

async function inCinema(
  accelerated: string,
  measure: (cinema: Cinema) => Promise<Measured[]>,
): Promise<Measured[]> {
  process.env['MEDIA_ACCEL_PREFIX'] = accelerated;
  const classroom = await Classroom.open(PEOPLE, 1);
  const { installation, school, admin } = classroom;
  const proxy = await Proxy.open(`127.0.0.1:${installation.port}`, installation.files, SERVER);
  try {
    const { videoId, itemId } = await seedCourse(admin, school.id);
    const plainPath = `/${school.id}/videos/${videoId}/${videoId}/media-1.m4s`;
    const file = join(installation.files, plainPath);
    mkdirSync(dirname(file), { recursive: true });
    const some = randomBytes(MIB);
    writeFileSync(file, Buffer.concat(Array.from({ length: FILE_BYTES / MIB }, () => some)));
    return await measure({ classroom, proxy, paths: await addressesOf(classroom, itemId), plainPath });
  } finally {
    await proxy.close();
    await classroom.close();
    delete process.env['MEDIA_ACCEL_PREFIX'];
  }
}

/** As each of these people is given it, for whom it is asked again and again whether they may see it. */
async function addressesOf(classroom: Classroom, itemId: string): Promise<string[]> {
  const { installation, school } = classroom;
  const paths: string[] = [];
  for (const { teacherEmail } of school.classes) {
    const authorization = `Bearer ${await classroom.token(teacherEmail)}`;
    const path = `${installation.url}/api/v1/schools/${school.id}/course-items/${itemId}/playback`;
    const answer = await fetch(path, { headers: { authorization } });
    const { fileUrl } = (await answer.json()) as { fileUrl: string };
    paths.push(fileUrl);
  }
  return Array.from({ length: VIEWERS }, (_, n) => paths[n % paths.length]!);
}
