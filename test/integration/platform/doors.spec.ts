import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterEach, describe, expect, it } from '@jest/globals';
import { closeDoors, listenByDoors } from '#platform/http/doors';

const HOST = '127.0.0.1';
const MANY = 64;

@Module({})
class NothingModule {}

/** Enough for the system to note every connection, in a turn that takes as long. */
function hold(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

describe('the doors of a server', () => {
  const open: NestFastifyApplication[] = [];
  const sockets: Socket[] = [];
  afterEach(async () => {
    sockets.splice(0).forEach((socket) => socket.destroy());
    for (const app of open.splice(0)) await app.close();
  });
  const anApp = async () => {
    const app = await NestFactory.create<NestFastifyApplication>(NothingModule, new FastifyAdapter(), {
      logger: false,
    });
    open.push(app);
    return app;
  };
  const listening = async (port = 0) => {
    const app = await anApp();
    await listenByDoors(app, { port, host: HOST });
    return { app, port: (app.getHttpServer().address() as AddressInfo).port };
  };
  const dial = (port: number) => {
    const socket = connect(port, HOST).on('error', () => undefined);
    sockets.push(socket);
    return socket;
  };

  it('take many connections in one turn of the loop, however long turns are', async () => {
    const { app, port } = await listening();
    let accepted = 0;
    app.getHttpServer().on('connection', () => (accepted += 1));
    for (let n = 0; n < MANY; n++) dial(port);
    hold(100);
    await turn(); // what was there is looked at once, by each door
    await turn();
    expect(accepted).toBeGreaterThan(4);
  });

  it('are refused by an address that somebody has, be it one who has doors', async () => {
    const { port } = await listening();
    await expect(listenByDoors(await anApp(), { port, host: HOST })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    const plain = createServer().listen(0, HOST);
    await once(plain, 'listening');
    const taken = plain.address() as AddressInfo;
    await expect(listenByDoors(await anApp(), { port: taken.port, host: HOST })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    plain.close();
  });

  it('close together, and the application after the last connection of any', async () => {
    const { app, port } = await listening();
    const dialled = Array.from({ length: MANY }, () => dial(port));
    await Promise.all(dialled.map((socket) => once(socket, 'connect')));
    closeDoors(app.getHttpServer());
    await expect(once(connect(port, HOST), 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    let closed = false;
    const closing = app.close().then(() => (closed = true));
    await pause(50);
    expect(closed).toBe(false);
    dialled.forEach((socket) => socket.destroy());
    await closing;
  });
});
