import { describe, expect, it } from '@jest/globals';
import { quietPort } from '../../chaos/cluster/quiet-port.js';

describe('The ports of a cluster', () => {
  it('are never the same, though none of its members listens yet', async () => {
    const ports: number[] = [];
    for (let i = 0; i < 600; i++) ports.push(await quietPort()); // by chance some fifteen of them would be the same
    expect(new Set(ports).size).toBe(600);
  });
});
