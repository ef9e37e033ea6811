import { Inject, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import { newId } from '#domain/kernel/id';
import type { Access } from '../auth/access.js';
import { Authenticator } from '../auth/authenticator.js';
import { runInContext } from '../context/request-context.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { Metrics } from '../observability/metrics.js';
import { Conversation, type SubscribeMessage } from './conversation.js';
import { OpenSockets, TooManySockets } from './open-sockets.js';
import { QuarterHours } from './quarter-hours.js';
import { accessOf, credentialOf, StandingRights } from './standing-rights.js';
import { Subscriptions } from './subscription.js';
import { TopicFeed } from './topic-feed.js';

type Respond = (answer: object) => void;

/** One socket of one client: signed in with an access token, checked again when sessions or roles change, and as days end. */
@WebSocketGateway({ transports: ['websocket'], serveClient: false, maxHttpBufferSize: 64 * 1024 })
export class RealtimeGateway implements OnApplicationShutdown {
  @WebSocketServer() private readonly server!: Server;
  private readonly logger = new Logger(RealtimeGateway.name);
  private readonly subscriptions = new Subscriptions();
  private readonly problems = new ProblemFilter();
  private readonly rights: StandingRights;
  private readonly quarters = new QuarterHours(() => void this.checkEverybody());

  constructor(
    private readonly feed: TopicFeed,
    private readonly conversation: Conversation,
    @Inject(Authenticator) private readonly authenticator: Authenticator,
    private readonly metrics: Metrics,
    private readonly openSockets: OpenSockets,
  ) {
    this.rights = new StandingRights(this.authenticator, this.conversation, this.subscriptions);
  }

  onApplicationShutdown(): void {
    this.quarters.stop();
  }

  /** Of this process, one after the other. */
  checkEverybody(): Promise<void> {
    return this.rights.check(this.server, null);
  }

  /** Only where sockets are served: a worker and the command line have no server to look at. */
  afterInit(server: Server): void {
    this.metrics.before(() => this.metrics.sockets.set(server.engine.clientsCount));
    this.feed.subscribe({
      onMessages: (messages) => this.subscriptions.deliver(server, messages),
      wanted: () => this.subscriptions.topics(server),
      onEvict: () => undefined,
      onDoubt: (doubt) => void (doubt ? this.rights.askAgain(server, doubt) : this.checkEverybody()),
    });
    this.authenticator.onRevocation((change) => void this.rights.check(server, change));
    this.quarters.start();
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
    void this.rights.checkNewcomer(socket);
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
        await this.conversation.count(accessOf(socket));
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
    const access = await this.authenticator.authenticate(credentialOf(socket));
    (socket.data as { access: Access }).access = access;
    const { personId, clientId } = access;
    try {
      this.openSockets.take((personId ?? clientId)!, socket);
    } catch (error) {
      if (error instanceof TooManySockets) this.metrics.rateLimited.inc({ bucket: 'open-sockets' });
      throw error;
    }
  }
}

function ignore(): void {
  // The client asked for no answer.
}

/** socket.io hands `data` of a middleware's error to the client. */
function refusal(problem: object): Error {
  return Object.assign(new Error('refused'), { data: problem });
}
