// Asks for videos as players do. Task: Download, Viewing or Probing; answer: its report.
import { setTimeout as pause } from 'node:timers/promises';
import { CountingLine } from '../harness/counting-line.js';
import { percentile } from '../harness/figures.js';
import { HttpLine, requestText } from '../harness/http-line.js';
import type { Download, Probing, Viewing } from '../harness/video-load.js';
import { serveTasks } from './tasks.js';

await serveTasks<Download | Viewing | Probing>(async (task) => {
  if (task.kind === 'download') return download(task);
  return task.kind === 'viewing' ? view(task) : probe(task);
});

async function download({ port, path, connections, seconds }: Download) {
  const lines = await Promise.all(Array.from({ length: connections }, () => CountingLine.open(port)));
  const request = requestText('GET', path, {});
  const began = performance.now();
  const until = began + seconds * 1000;
  let bytes = 0;
  const keepLoading = async (line: CountingLine) => {
    while (performance.now() < until) bytes += sound(await line.send(request), 200);
  };
  await Promise.all(lines.map(keepLoading));
  const took = (performance.now() - began) / 1000;
  lines.forEach((line) => line.close());
  return { bytes, seconds: took };
}

/** Each begins at a moment of its own and somewhere in the video. */
async function view({ port, paths, segmentSeconds, segmentBytes, fileBytes, seconds }: Viewing) {
  const lines: CountingLine[] = [];
  for (const _ of paths) lines.push(await CountingLine.open(port));
  const pace = segmentSeconds * 1000;
  const took: number[] = [];
  const end = performance.now() + seconds * 1000;
  const segments = Math.floor(fileBytes / segmentBytes);
  const watch = async (line: CountingLine, nth: number) => {
    const first = performance.now() + (nth / paths.length) * pace;
    for (let n = 0; first + n * pace < end; n++) {
      await pause(Math.max(0, first + n * pace - performance.now()));
      const from = ((nth + n) % segments) * segmentBytes;
      const range = `bytes=${from}-${from + segmentBytes - 1}`;
      sound(await line.send(requestText('GET', paths[nth]!, { range })), 206);
      took.push(performance.now() - first - n * pace);
    }
  };
  await Promise.all(lines.map(watch));
  lines.forEach((line) => line.close());
  const late = took.filter((milliseconds) => milliseconds > pace).length;
  const at = (share: number) => percentile(took, share);
  return { segments: took.length, late, p50: at(0.5), p95: at(0.95), longest: at(1) };
}

async function probe({ port, request, everyMs, seconds }: Probing) {
  const line = await HttpLine.open('127.0.0.1', port);
  const took: number[] = [];
  const end = performance.now() + seconds * 1000;
  for (let next = performance.now(); next < end; next += everyMs) {
    await pause(Math.max(0, next - performance.now()));
    const sent = performance.now();
    const { status, body } = await line.send(request);
    if (status !== 200) throw new Error(`${status}: ${body}`);
    took.push(performance.now() - sent);
  }
  line.close();
  return { answers: took.length, p50: percentile(took, 0.5), p95: percentile(took, 0.95) };
}

function sound({ status, bytes }: { status: number; bytes: number }, expected: number): number {
  if (status !== expected) throw new Error(`A video was answered with ${status}.`);
  return bytes;
}
