import { InProcessWakeUp } from '#platform/queue/in-process-wake-up';
import { wakesWorkers } from './job-wake-up.contract.js';

wakesWorkers('the process itself', async () => new InProcessWakeUp());
