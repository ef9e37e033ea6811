import type { RequestListener, Server } from 'node:http';

/** Puts whoever takes requests behind another, who hands on what it does not answer itself. */
export function standBefore(server: Server, stand: (usual: RequestListener) => RequestListener): void {
  const [usual] = server.listeners('request') as RequestListener[];
  const handOn: RequestListener = (request, response) => usual!.call(server, request, response);
  server.removeAllListeners('request').on('request', stand(handOn));
}
