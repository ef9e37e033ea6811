export interface TopicMessage {
  readonly topic: string;
  readonly seq: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Watches a topic over a socket.io connection, spoken by hand over the WebSocket that Node has: two hundred real
 * clients in one process would measure themselves. Engine.IO 4: 0 open, 2 ping, 3 pong, 4 message; Socket.IO 5 in it:
 * 0 connect, 2 event, 3 answer, 4 refusal.
 */
export function watchTopic(
  port: number,
  token: string,
  topic: string,
  onMessage: (json: string) => void,
): Promise<void> {
  return watch(port, token, [topic], onMessage);
}

/** Several topics over one connection; resolves when all of them are watched. */
export function watchTopics(
  port: number,
  token: string,
  topics: readonly string[],
  onMessage: (message: TopicMessage) => void,
): Promise<void> {
  return watch(port, token, topics, (json) => onMessage(JSON.parse(json) as TopicMessage));
}

function watch(
  port: number,
  token: string,
  topics: readonly string[],
  onMessage: (json: string) => void,
): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
  const prefix = '42["message",';
  let watched = 0;
  const subscribe = () =>
    socket.send(`42${watched}${JSON.stringify(['subscribe', { topic: topics[watched] }])}`);
  return new Promise((resolve, reject) => {
    socket.addEventListener('error', () => reject(new Error('The socket was refused.')));
    socket.addEventListener('message', ({ data }) => {
      const packet = String(data);
      if (packet.startsWith(prefix)) onMessage(packet.slice(prefix.length, -1));
      else if (packet === '2') socket.send('3');
      else if (packet.startsWith('0')) socket.send(`40${JSON.stringify({ token })}`);
      else if (packet.startsWith('40')) subscribe();
      else if (packet.startsWith(`43${watched}[{"ok":true`)) {
        watched++;
        if (watched === topics.length) resolve();
        else subscribe();
      } else reject(new Error(packet));
    });
  });
}
