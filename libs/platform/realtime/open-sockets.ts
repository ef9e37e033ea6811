import type { Socket } from 'socket.io';
import { DomainError } from '#domain/kernel/domain-error';

export class TooManySockets extends DomainError {
  readonly kind = 'too_many';
  readonly code = 'platform.too_many_sockets';
  constructor(most: number) {
    super(`You have ${most} sockets open already. Close some of them first.`);
  }
}

/** How many sockets each caller has open to this process: a socket costs memory for as long as its client likes. */
export class OpenSockets {
  private readonly byCaller = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** Counts the socket until it ends. @throws TooManySockets */
  take(caller: string, socket: Socket): void {
    const open = this.byCaller.get(caller) ?? 0;
    if (open >= this.most) throw new TooManySockets(this.most);
    if (socket.conn.readyState !== 'open') return; // it has gone meanwhile, and nobody would say so again
    this.byCaller.set(caller, open + 1);
    let ended = false;
    const end = () => {
      if (!ended) this.leave(caller);
      ended = true;
    };
    socket.once('disconnect', end); // the connection may stay, for another socket
    socket.conn.once('close', end); // or end before the socket was let in
  }

  private leave(caller: string): void {
    const open = this.byCaller.get(caller)! - 1;
    if (open === 0) this.byCaller.delete(caller);
    else this.byCaller.set(caller, open);
  }
}
