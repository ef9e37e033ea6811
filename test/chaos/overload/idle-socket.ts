/** A socket that says who it is and then only answers heartbeats: Engine.IO 4 and Socket.IO 5 in a few letters. */
export class IdleSocket {
  beats = 0;
  private ended = false;
  private readonly socket: WebSocket;

  private constructor(origin: string) {
    this.socket = new WebSocket(`${origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  }

  /** @returns once it is let in */
  static open(origin: string, token: string): Promise<IdleSocket> {
    const idle = new IdleSocket(origin);
    return new Promise((resolve, reject) => {
      idle.socket.onclose = () => {
        idle.ended = true;
        reject(new Error('the socket was closed'));
      };
      idle.socket.onerror = () => undefined;
      idle.socket.onmessage = ({ data }) => {
        const text = String(data);
        if (text.startsWith('0')) idle.socket.send(`40${JSON.stringify({ token })}`);
        else if (text.startsWith('40')) resolve(idle);
        else if (text.startsWith('44')) reject(new Error(text));
        else if (text === '2') idle.answerBeat();
      };
    });
  }

  get alive(): boolean {
    return !this.ended;
  }

  close(): void {
    this.socket.onclose = null;
    this.socket.close();
  }

  private answerBeat(): void {
    this.beats += 1;
    this.socket.send('3');
  }
}
