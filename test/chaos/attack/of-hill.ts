import type { Socket } from 'socket.io-client';
import type { SocketAnswer } from '../../support/socket.js';
import type { Target } from './attack.js';
import { socketTo } from './sockets.js';

const PATIENCE_MS = 8_000;

export interface Speaker {
  readonly socket: Socket;
  /** @returns the answer; undefined when none came */
  readonly say: (message: string, given: unknown) => Promise<SocketAnswer | undefined>;
}

/** A socket of somebody of Hill School. */
export async function ofHill(
  { origin, schools: { hill } }: Target,
  by: 'admin' | 'student' = 'admin',
): Promise<Speaker> {
  const socket = await socketTo(origin, { token: hill.people[by].token });
  if (!socket) throw new Error('Somebody of Hill School got no socket.');
  const say = async (message: string, given: unknown): Promise<SocketAnswer | undefined> =>
    (await socket
      .timeout(PATIENCE_MS)
      .emitWithAck(message, given)
      .catch(() => undefined)) as SocketAnswer | undefined;
  return { socket, say };
}
