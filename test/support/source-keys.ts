import { Secrets } from '#platform/config/secrets';
import { SourceKeys } from '../../src/roster/persistence/erasure/source-keys.js';
import { TEST_SECRET } from './test-secret.js';

/** Of people who were erased. */
export const sourceKeys = new SourceKeys(new Secrets(TEST_SECRET));
