import { Inject, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import { newId } from '#domain/kernel/id';
import { Access } from '../auth/access.js';
import { Authenticator } from '../auth/authenticator.js';
import { NotSignedIn } from '../auth/errors.js';
import { runInContext } from '../context/request-context.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { Metrics } from '../observability/metrics.js';
import { Conversation, isRefusal, type SubscribeMessage } from './conversation.js';
import { OpenSockets, TooManySockets } from './open-sockets.js';
import { Subscriptions } from './subscription.js';
import { TopicFeed } from './topic-feed.js';

type Respond = (answer: object) => void;

/** One socket of one client: signed in with an access token, checked again whenever sessions or roles change. */
@WebSocketGateway({ transports: ['websocket'], serveClient: false, maxHttpBufferSize: 64 * 1024 })
export class RealtimeGateway implements OnApplicationBootstrap {
  @WebSocketServer() private readonly server!: Server;
  private readonly logger = new Logger(RealtimeGateway.name);
  private readonly subscriptions = new Subscriptions();
  private readonly problems = new ProblemFilter();

  constructor(
    private readonly feed: TopicFeed,
    private readonly conversation: Conversation,
    @Inject(Authenticator) private readonly authenticator: Authenticator,
    private readonly metrics: Metrics,
    private readonly openSockets: OpenSockets,
  ) {}

  onApplicationBootstrap(): void {
    this.feed.subscribe({
      onMessages: (messages) => this.subscriptions.deliver(this.server, messages),
      wanted: () => this.subscriptions.topics(this.server),
      onEvict: () => undefined,
    });
    this.authenticator.onRevocation((change) => void this.checkAgain(change));
  }

  afterInit(server: Server): void {
    this.metrics.before(() => this.metrics.sockets.set(server.engine.clientsCount));
    server.use((socket, next) => {
      this.letIn(socket).then(
        () => next(),
        (error: unknown) => next(refusal(this.problems.problem(error, newId()))),
      );
    });
  }

  handleConnection(socket: Socket): void {
    const on = (message: string, work: (given: unknown, respond: Respond) => Promise<object | void>) =>
      socket.on(
        message,
        (given: unknown, respond: Respond = ignore) =>
          void this.answer(socket, message, () => work(given, respond), respond),
      );
    on('subscribe', (given, respond) => this.subscribe(socket, given, respond));
    on('unsubscribe', (given) => this.unsubscribe(socket, given));
    on('act', (given) => this.conversation.act(accessOf(socket), given));
    // Who was let in by what was read before a revocation is checked with the others only from now on.
    void this.check(socket);
  }

  private async answer(
    socket: Socket,
    message: string,
    work: () => Promise<object | void>,
    respond: Respond,
  ): Promise<void> {
    const requestId = newId();
    const stop = this.metrics.socketMessages.startTimer({ message });
    await runInContext({ requestId, origin: socket.handshake.address }, async () => {
      try {
        const answer = await work();
        if (answer) respond({ ok: true, ...answer });
        stop({ outcome: 'ok' });
      } catch (error) {
        respond({ ok: false, problem: this.problems.problem(error, requestId) });
        stop({ outcome: 'refused' });
      }
    }).catch((error: unknown) =>
      this.logger.error({ err: error as Error, message }, 'A socket answer failed'),
    );
  }

  private async subscribe(socket: Socket, given: unknown, respond: Respond): Promise<void> {
    const wish = await this.conversation.readWish(given);
    await this.subscriptions.inTurn(socket, wish.topic, () => this.begin(socket, wish, respond));
  }

  private async begin(socket: Socket, wish: SubscribeMessage, respond: Respond): Promise<void> {
    this.subscriptions.hold(socket, wish.topic);
    try {
      const answer = await this.feed.beginning(() => this.conversation.subscribe(accessOf(socket), wish));
      await this.subscriptions.release(socket, answer, (released) => respond({ ok: true, ...released }));
    } catch (error) {
      this.subscriptions.refuse(socket, wish.topic);
      throw error;
    }
  }

  private async unsubscribe(socket: Socket, given: unknown): Promise<object> {
    const { topic } = await this.conversation.readWish(given);
    await this.subscriptions.inTurn(socket, topic, async () => socket.leave(topic));
    return { topic };
  }

  private async letIn(socket: Socket): Promise<void> {
    await this.authenticate(socket);
    const { personId, clientId } = accessOf(socket);
    try {
      this.openSockets.take((personId ?? clientId)!, socket);
    } catch (error) {
      if (error instanceof TooManySockets) this.metrics.rateLimited.inc({ bucket: 'open-sockets' });
      throw error;
    }
  }

  private async authenticate(socket: Socket): Promise<void> {
    const { token } = socket.handshake.auth as { token?: unknown };
    if (typeof token !== 'string') throw new NotSignedIn('Connect with auth: { token: <access token> }.');
    (socket.data as { access: Access }).access = await this.authenticator.authenticate(`Bearer ${token}`);
  }

  /**
   * After a revocation: sockets of ended sessions are closed, subscriptions that are no longer allowed end (L4). What
   * cannot be found out, as while the database is away, changes nothing: then everybody is checked again afterwards.
   */
  private async checkAgain(
    change: { personId: string | null; sessionId: string | null } | null,
  ): Promise<void> {
    for (const socket of this.server.of('/').sockets.values()) {
      const access = accessOf(socket);
      const concerned =
        !change || change.personId === access.personId || change.sessionId === access.sessionId;
      if (concerned) await this.check(socket);
    }
  }

  /** One check of a socket after the other: the answer to an earlier one, if it comes later, is older. */
  private check(socket: Socket): Promise<void> {
    return this.subscriptions
      .inTurn(socket, socket.id, () => this.checkSocket(socket))
      .catch((error: Error) => this.complain(error));
  }

  private async checkSocket(socket: Socket): Promise<void> {
    try {
      await this.authenticate(socket);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      socket.emit('signed-out', {});
      socket.disconnect(true);
      return;
    }
    await this.checkTopics(socket);
  }

  /** What the client is being admitted to by its former rights is checked behind that; nobody else waits for it. */
  private async checkTopics(socket: Socket): Promise<void> {
    const inHand = this.subscriptions.inHand(socket);
    for (const topic of inHand)
      this.subscriptions
        .inTurn(socket, topic, () => this.checkTopic(socket, topic))
        .catch((error: Error) => this.complain(error));
    const others = [...socket.rooms].filter((room) => room !== socket.id && !inHand.includes(room));
    for (const topic of others) await this.checkTopic(socket, topic);
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

function accessOf(socket: Socket): Access {
  return (socket.data as { access: Access }).access;
}

function ignore(): void {
  // The client asked for no answer.
}

/** socket.io hands `data` of a middleware's error to the client. */
function refusal(problem: object): Error {
  return Object.assign(new Error('refused'), { data: problem });
}
