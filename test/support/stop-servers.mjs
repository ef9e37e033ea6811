export default async function stopServers() {
  await Promise.all(globalThis.lyceumTestServers.map((server) => server.stop()));
}
