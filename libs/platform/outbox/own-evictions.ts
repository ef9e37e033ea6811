import { Inject, Injectable } from '@nestjs/common';
import { Cache } from '../cache/cache.js';
import { AfterCommit } from '../persistence/after-commit.js';
import { Subscribers } from './subscribers.js';

/**
 * Whoever has changed something through this process does not see the former state from its cache any more, not even in
 * the moment until the relay comes to the event and tells every process.
 */
@Injectable()
export class OwnEvictions {
  constructor(afterCommit: AfterCommit, @Inject(Cache) cache: Cache, subscribers: Subscribers) {
    afterCommit.listen((committed) => {
      const tags = subscribers.staleAfter(committed);
      if (tags.length > 0) void cache.evict(tags);
    });
  }
}
