import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { publicUrl, type Settings } from '../config/settings.js';

type IoServer = ReturnType<IoAdapter['createIOServer']>;
type ServerOptions = NonNullable<Parameters<IoAdapter['createIOServer']>[1]>;

/**
 * socket.io that pages of other sites cannot open: browsers do not hold WebSockets to CORS, so the server looks at the
 * origin itself. Programs, which send none, come in; what they may do is a matter of their token.
 */
export class OriginCheckingAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly settings: Settings,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): IoServer {
    const allowRequest: ServerOptions['allowRequest'] = (request, answer) =>
      answer(null, this.admits(request));
    return super.createIOServer(port, { ...options, allowRequest } as ServerOptions);
  }

  private admits({ headers }: IncomingMessage): boolean {
    const { origin, host = '' } = headers;
    if (origin === undefined) return true;
    if (this.settings.CORS_ORIGINS.includes(origin)) return true;
    if (!URL.canParse(origin)) return false; // `null`, of a page in a sandbox
    const page = new URL(origin);
    // A proxy may leave the port out of Host, as deploy/nginx.conf does.
    const own = new URL(publicUrl(this.settings)).origin;
    return page.host === host || page.hostname === host || page.origin === own;
  }
}
