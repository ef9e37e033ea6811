import { webhooksContract } from './webhooks.contract.js';
import { inMemory, onPostgres } from './webhook-worlds.js';

webhooksContract('in memory', inMemory);
webhooksContract('in PostgreSQL', onPostgres);
