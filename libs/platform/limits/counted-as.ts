import { SetMetadata } from '@nestjs/common';
import type { Bucket } from './buckets.js';

export const COUNTED_AS = 'lyceum:counted-as';

/** A route on which strangers have a bucket of their own, so that what one of them asks elsewhere refuses nobody here. */
export const CountedAs = (bucket: Bucket) => SetMetadata(COUNTED_AS, bucket);
