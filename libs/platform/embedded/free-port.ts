import * as net from 'node:net';

/** @returns the wished port when it is free on the loopback address, else any free one */
export async function freePort(wished?: number): Promise<number> {
  if (wished) {
    const port = await listenBriefly(wished).catch(() => undefined);
    if (port) return port;
  }
  return listenBriefly(0);
}

function listenBriefly(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: bound } = server.address() as net.AddressInfo;
      server.close(() => resolve(bound));
    });
  });
}
