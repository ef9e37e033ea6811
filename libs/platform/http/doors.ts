import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer, Server as NetServer, type AddressInfo, type Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** So many sockets listen at one address, the server's own among them. */
const DOORS = 16;

/** Of each server, the sockets that listen beside its own. */
const sideDoors = new WeakMap<Server, NetServer[]>();

export interface Address {
  readonly port: number;
  readonly host: string;
}

/**
 * Listens by several sockets that share the address. In one turn of its loop Node accepts one connection from each: with one
 * socket, and turns that take long because much is asked for, fewer are accepted than come, and the system drops the rest
 * without a word. Where the system shares no addresses in this way (it is Linux that does) there is one.
 *
 * @throws EADDRINUSE, EACCES, EADDRNOTAVAIL
 */
export async function listenByDoors(app: NestFastifyApplication, address: Address): Promise<void> {
  if (process.platform !== 'linux') return void (await app.listen(address));
  await assertFree(address);
  const server: Server = app.getHttpServer();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preClose', () => closed(sideDoors.get(server)));
  const shared = { ...address, reusePort: true };
  await app.listen(shared);
  const { port } = server.address() as AddressInfo;
  const others = Array.from({ length: DOORS - 1 }, () => doorTo(server));
  sideDoors.set(server, others);
  await Promise.all(others.map((door) => once(door.listen({ ...shared, port }), 'listening')));
}

/** No more connections are accepted; those that are open stay so. */
export function closeDoors(server: Server): void {
  NetServer.prototype.close.call(server);
  sideDoors.get(server)?.forEach((door) => door.close());
}

/** As the server would accept them: with half-open ends, and without waiting for more to send. */
function doorTo(server: Server): NetServer {
  const enter = (socket: Socket) => void server.emit('connection', socket);
  return createServer({ allowHalfOpen: true, noDelay: true }, enter);
}

/** Those who share an address are not told that somebody has it, so whoever wants it looks first. */
async function assertFree({ port, host }: Address): Promise<void> {
  const looking = createServer().listen({ port, host });
  await once(looking, 'listening');
  looking.close();
  await once(looking, 'close');
}

/** After the last of their connections. */
async function closed(doors: readonly NetServer[] = []): Promise<void> {
  await Promise.all(doors.map((door) => new Promise<void>((done) => void door.close(() => done()))));
}
