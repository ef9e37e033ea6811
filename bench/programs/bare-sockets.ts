// The limit of `sockets`: `ws` alone, in the few letters of Engine.IO that an idle socket needs. Task: {}; answer: { port }.
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { serveTasks } from './tasks.js';

/** As Engine.IO's. */
const HEARTBEAT_MS = 25_000;

await serveTasks<object>(async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => {
    socket.send('0{}');
    socket.on('message', (data: Buffer) => {
      if (data.toString().startsWith('40')) socket.send('40{}');
    });
  });
  setInterval(() => {
    for (const socket of server.clients) socket.send('2');
  }, HEARTBEAT_MS).unref();
  await new Promise<void>((resolve) => server.once('listening', resolve));
  return { port: (server.address() as AddressInfo).port };
});
