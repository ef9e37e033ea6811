import { io, type Socket } from 'socket.io-client';

export interface SocketWish {
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A connection that has been made, or undefined when it was refused. */
export async function socketTo(origin: string, { token, headers }: SocketWish): Promise<Socket | undefined> {
  const socket = io(origin, {
    transports: ['websocket'],
    auth: token === undefined ? {} : { token },
    forceNew: true,
    reconnection: false,
    timeout: 5_000,
    ...(headers && { extraHeaders: { ...headers } }),
  });
  const connected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('connect_error', () => resolve(false));
  });
  if (!connected) socket.disconnect();
  return connected ? socket : undefined;
}

export async function refusesSocket(origin: string, wish: SocketWish): Promise<boolean> {
  const socket = await socketTo(origin, wish);
  socket?.disconnect();
  return socket === undefined;
}
