// Stops a server that leaves something behind, which holds its output open for a moment, and says so when it is over.
import '../../tools/typescript-sources.mjs';

const { SupervisedProcess } = await import('../../libs/platform/embedded/supervised-process.ts');
const server = new SupervisedProcess(['/bin/sh', '-c', 'sleep 1 & exec sleep 60'], { stopSignal: 'KILL' });
server.release();
await server.stop();
console.log('stopped');
