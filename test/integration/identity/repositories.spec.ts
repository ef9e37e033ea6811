import { repositoriesContract } from './repositories.contract.js';
import { inMemory, onPostgres } from './worlds.js';

repositoriesContract('in memory', inMemory);
repositoriesContract('in PostgreSQL', onPostgres);
