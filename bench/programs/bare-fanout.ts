// The limit of `push`: a TCP server that sends whatever one connection sends to all others. Task: {}; answer: { port }.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { serveTasks } from './tasks.js';

await serveTasks<object>(async () => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.setNoDelay(true));
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      for (const each of sockets) if (each !== socket) each.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port };
});
