// Sends a file of so many bytes: whole by PUT, or by tus in pieces. Task: UploadTask; answer: { seconds, path }.
import { Agent, request } from 'node:http';
import type { UploadTask } from '../cases/upload.js';
import { serveTasks } from './tasks.js';

interface Sent {
  readonly status: number;
  readonly location: string | undefined;
}

const PIECE = Buffer.alloc(8 * 1024 * 1024, 'Lyceum');
const agent = new Agent({ keepAlive: true });

await serveTasks<UploadTask>(async (task) => {
  const began = performance.now();
  const path = task.token === null ? await put(task) : await inPieces(task, task.token);
  return { seconds: (performance.now() - began) / 1000, path };
});

async function put({ port, path, bytes }: UploadTask): Promise<string> {
  const { status } = await send(port, 'PUT', path, { 'content-length': String(bytes) }, bytes);
  if (status !== 204) throw new Error(`PUT was answered with ${status}.`);
  return path;
}

async function inPieces({ port, path, bytes }: UploadTask, token: string): Promise<string> {
  const said = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' };
  const length = { 'upload-length': String(bytes), 'content-length': '0' };
  const { status, location } = await send(port, 'POST', path, { ...said, ...length }, 0);
  if (status !== 201 || !location) throw new Error(`POST was answered with ${status}.`);
  const { pathname } = new URL(location, `http://127.0.0.1:${port}`);
  for (let at = 0; at < bytes; at += PIECE.length) {
    const size = Math.min(PIECE.length, bytes - at);
    const piece = { 'upload-offset': String(at), 'content-type': 'application/offset+octet-stream' };
    const headers = { ...said, ...piece, 'content-length': String(size) };
    const answer = await send(port, 'PATCH', pathname, headers, size);
    if (answer.status !== 204) throw new Error(`PATCH was answered with ${answer.status}.`);
  }
  return pathname;
}

function send(port: number, method: string, path: string, headers: Record<string, string>, bytes: number) {
  return new Promise<Sent>((resolve, reject) => {
    const call = request({ agent, host: '127.0.0.1', port, method, path, headers }, (response) => {
      response.resume();
      response.once('end', () =>
        resolve({ status: response.statusCode!, location: response.headers.location }),
      );
    });
    call.once('error', reject);
    let left = bytes;
    const more = () => {
      while (left > 0) {
        const piece = left >= PIECE.length ? PIECE : PIECE.subarray(0, left);
        left -= piece.length;
        if (!call.write(piece)) return void call.once('drain', more);
      }
      call.end();
    };
    more();
  });
}
