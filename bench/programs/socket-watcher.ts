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
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
  const prefix = '42["message",';
  return new Promise((resolve, reject) => {
    socket.addEventListener('error', () => reject(new Error('The socket was refused.')));
    socket.addEventListener('message', ({ data }) => {
      const packet = String(data);
      if (packet.startsWith(prefix)) onMessage(packet.slice(prefix.length, -1));
      else if (packet === '2') socket.send('3');
      else if (packet.startsWith('0')) socket.send(`40${JSON.stringify({ token })}`);
      else if (packet.startsWith('40')) socket.send(`420${JSON.stringify(['subscribe', { topic }])}`);
      else if (packet.startsWith('430[{"ok":true')) resolve();
      else reject(new Error(packet));
    });
  });
}
