import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { isUpload } from '../uploads/tus-door.js';

export interface SlowBodies {
  /** So long a body may take to arrive; of an upload, so long nothing of it may come (ms). */
  readonly withinMs: number;
  /** Whether the process is about to end: then uploads go on at another one. */
  readonly isEnding: () => boolean;
}

/**
 * Who trickles on for ever would hold a connection for ever. Node's `requestTimeout` ends everything alike, and a large upload
 * over a slow line takes as long as it takes: so that is off, and this stands in its place. Headers are Node's business.
 */
export function endSlowBodies(server: FastifyInstance, slow: SlowBodies): void {
  const known = new WeakSet<IncomingMessage>();
  const watch = (request: IncomingMessage, response: ServerResponse) => {
    if (known.has(request) || !bringsBody(request)) return;
    known.add(request);
    endInTime(request, response, slow);
  };
  server.addHook('onRequest', (request, reply, done) => {
    watch(request.raw, reply.raw);
    done();
  });
  // Also what never comes to a route: addresses that cannot be read, and those of sockets.
  server.server.once('listening', () => server.server.prependListener('request', watch));
}

function endInTime(
  request: IncomingMessage,
  response: ServerResponse,
  { withinMs, isEnding }: SlowBodies,
): void {
  const { socket } = request;
  let came = socket.bytesRead;
  const goesOn = () => {
    const before = came;
    came = socket.bytesRead;
    // What has come and is not taken yet waits for us, not for the client.
    const moves = came > before || request.readableLength > 0;
    return moves && isUpload(request.url!) && !response.writableEnded && !isEnding();
  };
  const timer = setInterval(() => {
    if (!request.complete && goesOn()) return;
    clearInterval(timer);
    if (!request.complete) cutOff(request, response);
  }, withinMs);
  request.once('close', () => clearInterval(timer));
}

/** As Node would; whoever was answered already is told nothing more. */
function cutOff({ socket }: IncomingMessage, { writableEnded }: ServerResponse): void {
  if (socket.writable && !writableEnded)
    socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  socket.destroy();
}

function bringsBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
