import { Logger } from '@nestjs/common';
import type { Server, Socket } from 'socket.io';
import type { Access } from '../auth/access.js';
import type { Authenticator } from '../auth/authenticator.js';
import { NotSignedIn } from '../auth/errors.js';
import { isRefusal, type Conversation } from './conversation.js';
import { isInDoubt, type Doubt } from './doubt.js';
import { Rounds } from './rounds.js';
import type { Subscriptions } from './subscription.js';

interface RevokedAccess {
  readonly personId: string | null;
  readonly sessionId: string | null;
}

/** The rights by which open sockets watch what they watch: asked for again as long as they are open. */
export class StandingRights {
  private readonly logger = new Logger(StandingRights.name);
  private readonly doubts: Doubt[] = [];
  private readonly rounds = new Rounds(() => this.settleDoubts());
  private server?: Server;

  constructor(
    private readonly authenticator: Authenticator,
    private readonly conversation: Conversation,
    private readonly subscriptions: Subscriptions,
  ) {}

  /**
   * After a revocation, and each quarter of an hour because a last day that passes changes no row: sockets of ended sessions
   * are closed, subscriptions that are no longer allowed end (L4). What cannot be found out, as while the database is away,
   * changes nothing: then everybody is checked again afterwards.
   */
  async check(server: Server, change: RevokedAccess | null): Promise<void> {
    for (const socket of server.of('/').sockets.values()) {
      const access = accessOf(socket);
      const concerned =
        !change || change.personId === access.personId || change.sessionId === access.sessionId;
      if (concerned)
        await this.checkInTurn(socket, () => this.authenticator.renew(access, credentialOf(socket)));
    }
  }

  /** Whoever watches such a topic of the school has to have the right to it still. What comes meanwhile is one round more. */
  async askAgain(server: Server, doubt: Doubt): Promise<void> {
    this.server = server;
    this.doubts.push(doubt);
    await this.rounds.run().catch((error: Error) => this.complain(error));
  }

  private async settleDoubts(): Promise<void> {
    const doubts = this.doubts.splice(0);
    for (const socket of this.server!.of('/').sockets.values()) {
      const near = doubts.filter(({ schoolId }) => reaches(socket, schoolId));
      const concerned = (topic: string) => near.some((doubt) => isInDoubt(doubt, topic));
      await this.checkTopics(socket, concerned);
    }
  }

  /** Its token was good a moment ago, and what is known of it is kept. */
  checkNewcomer(socket: Socket): Promise<void> {
    return this.checkInTurn(socket, () => this.authenticator.authenticate(credentialOf(socket)));
  }

  /** One check of a socket after the other: the answer to an earlier one, if it comes later, is older. */
  private checkInTurn(socket: Socket, ask: () => Promise<Access>): Promise<void> {
    return this.subscriptions
      .inTurn(socket, socket.id, () => this.checkSocket(socket, ask))
      .catch((error: Error) => this.complain(error));
  }

  private async checkSocket(socket: Socket, ask: () => Promise<Access>): Promise<void> {
    try {
      (socket.data as { access: Access }).access = await ask();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      socket.emit('signed-out', {});
      socket.disconnect(true);
      return;
    }
    await this.checkTopics(socket);
  }

  /** What the client is being admitted to by its former rights is checked behind that; nobody else waits for it. */
  private async checkTopics(socket: Socket, concerned = (_topic: string) => true): Promise<void> {
    const inHand = this.subscriptions.inHand(socket).filter(concerned);
    for (const topic of inHand)
      this.subscriptions
        .inTurn(socket, topic, () => this.checkTopic(socket, topic))
        .catch((error: Error) => this.complain(error));
    const others = [...socket.rooms].filter(
      (room) => room !== socket.id && !inHand.includes(room) && concerned(room),
    );
    for (const topic of others)
      await this.checkTopic(socket, topic).catch((error: Error) => this.complain(error));
  }

  private async checkTopic(socket: Socket, topic: string): Promise<void> {
    if (!socket.rooms.has(topic)) return;
    if (await this.conversation.admits(accessOf(socket), topic)) return;
    await socket.leave(topic);
    socket.emit('unsubscribed', { topic });
  }

  private complain(error: Error): void {
    this.logger.warn({ err: error }, 'A socket could not be checked, and stays as it is');
  }
}

/** Whether somebody has a role in the school, be it by way of its district. Null: of whichever school. */
function reaches(socket: Socket, schoolId: string | null): boolean {
  return (
    schoolId === null || accessOf(socket).grants.some((grant) => (grant.schoolId ?? schoolId) === schoolId)
  );
}

/** Of the handshake. An access token expires long before its session, and proves no more later on than who it was. */
export function credentialOf(socket: Socket): string {
  const { token } = socket.handshake.auth as { token?: unknown };
  if (typeof token !== 'string') throw new NotSignedIn('Connect with auth: { token: <access token> }.');
  return `Bearer ${token}`;
}

export function accessOf(socket: Socket): Access {
  return (socket.data as { access: Access }).access;
}
