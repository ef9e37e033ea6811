// A process that owns an embedded server until it is killed: node hold-postgres.mjs DATA_DIR. Says its URL when ready.
import '../../tools/typescript-sources.mjs';

const { startEmbeddedPostgres } = await import('../../libs/platform/embedded/launcher.ts');
const server = await startEmbeddedPostgres({ dataDir: process.argv[2] });
console.log(JSON.stringify({ url: server.adminUrl(), pid: server.pid, adopted: server.adopted }));
setInterval(() => {}, 60_000);
