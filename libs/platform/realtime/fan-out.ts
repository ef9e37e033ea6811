import type { Server, Socket } from 'socket.io';
import type { LoggedMessage } from './topic-log.js';
import { textFrame } from './text-frame.js';

/**
 * Sends messages to whoever has joined the rooms of their topics in this process. Each message is encoded once, and what
 * one socket is to have goes out in one write. socket.io's own broadcast costs as much again as the write: a packet, a
 * buffer, five events and a system call with two parts for each socket and message.
 */
export function fanOut(server: Server, messages: readonly LoggedMessage[]): void {
  const { adapter, sockets } = server.of('/');
  const mail = new Map<Socket, Parcel>();
  for (const message of messages) {
    const frame = new Lazy(message);
    for (const id of adapter.rooms.get(message.topic) ?? []) {
      const socket = sockets.get(id);
      if (!socket) continue;
      const parcel = mail.get(socket);
      if (parcel) parcel.push(frame);
      else mail.set(socket, [frame]);
    }
  }
  for (const [socket, parcel] of mail) post(socket, parcel);
}

type Parcel = Lazy[];

/** A message and the bytes that all sockets are sent, which are made when the first one wants them. */
class Lazy {
  private made?: Buffer;

  constructor(readonly message: LoggedMessage) {}

  get bytes(): Buffer {
    this.made ??= textFrame(`${EVENT}["message",${JSON.stringify(this.message)}]`);
    return this.made;
  }
}

/** Engine.IO 4: a message (4); in it Socket.IO 5: an event (2) of the namespace `/`. */
const EVENT = '42';

/**
 * Past Engine.IO, while it keeps nothing back for this socket itself: what it has written is before this on the
 * connection, and what it holds would have to be.
 */
function post(socket: Socket, parcel: Parcel): void {
  const { transport, readyState, request } = socket.conn;
  const open = readyState === 'open' && request.socket.writable;
  if (open && transport.name === 'websocket' && transport.writable)
    request.socket.write(
      parcel.length === 1 ? parcel[0]!.bytes : Buffer.concat(parcel.map(({ bytes }) => bytes)),
    );
  else for (const { message } of parcel) socket.emit('message', message);
}
