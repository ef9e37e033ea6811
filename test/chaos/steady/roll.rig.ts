import { setTimeout as pause } from 'node:timers/promises';
import { withCluster } from '../cluster/own-cluster.js';
import { together } from '../harness/findings.js';
import type { Rig } from '../harness/rig.js';
import { disturbed } from './disturbed.js';

const AT_ONCE = 'at-once';

export const roll: Rig = {
  name: 'roll',
  promise: 'R7: every replica is replaced in turn behind nginx: no request fails, no message is lost',
  minutes: { whole: 3, short: 0.8 },
  controls: {
    [AT_ONCE]: { breaks: 'a replica that is told to stop closes its server at once, without a drain' },
  },
  run: (run) => {
    const environment = {
      API_REQUESTS_PER_MINUTE: '100000000',
      DRAIN_SECONDS: run.control === AT_ONCE ? '0' : '6', // nginx lets go of a quiet connection after 5 s
    };
    return withCluster({ environment, workers: 1 }, async (own) => {
      let restarts = 0;
      const { traffic, findings } = await disturbed(own, run, async () => {
        for (let round = 0; round < (run.short ? 1 : 4); round++) {
          for (const replica of own.cluster.replicas) {
            await replica.stop();
            await replica.start();
            await pause(500);
            restarts += 1;
            run.say(`${replica.name} was replaced`);
          }
        }
      });
      const failed = traffic.failures.map((words) => `failed: ${words}`);
      return together([{ figures: { restarts }, violations: failed }, findings]);
    });
  },
};
