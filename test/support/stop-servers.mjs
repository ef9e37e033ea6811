/** The last to start is the first to stop. */
export default async function stopServers() {
  for (const server of globalThis.lyceumTestServers.toReversed()) await server.stop();
}
