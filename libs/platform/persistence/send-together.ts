import type { Duplex } from 'node:stream';
import type pg from 'pg';

/**
 * Sends what is asked of a connection in one go with one system call: begin and the first statement, the events and the
 * commit. pg writes each statement by itself, and handing a packet to the kernel costs more than making it.
 */
export function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as pg.PoolClient & { connection: { stream: Duplex } }).connection;
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  let holding = false;
  const letGo = () => {
    holding = false;
    stream.uncork();
  };
  stream.write = (...args: unknown[]): boolean => {
    if (!holding) {
      holding = true;
      stream.cork();
      process.nextTick(letGo); // runs when the promises at hand have nothing more to ask
    }
    return write(...args);
  };
}
