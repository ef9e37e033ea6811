import { describe, expect, it } from '@jest/globals';
import { Circuit, CircuitOpen } from '#platform/redis/circuit';
import { until } from '../../support/until.js';

const never = () => new Promise<never>(() => undefined);

describe('Circuit', () => {
  it('refuses work until it was revived, and again after a missed deadline, without beginning it', async () => {
    let revived = 0;
    const circuit = new Circuit({ deadlineMs: 20, restMs: 5, revive: async () => void revived++ });
    let begun = 0;
    const work = async () => ++begun;
    await expect(circuit.run(work)).rejects.toThrow(CircuitOpen);
    await circuit.revive();
    expect(await circuit.run(work)).toBe(1);
    await expect(circuit.run(never)).rejects.toThrow('no answer within 20 ms');
    await expect(circuit.run(work)).rejects.toThrow(CircuitOpen);
    expect(begun).toBe(1);
    await until(() => circuit.usable, 'the circuit to close by itself');
    expect(revived).toBe(2);
    circuit.stop();
  });

  it('passes on the errors of the work itself and stays closed', async () => {
    const circuit = new Circuit({ deadlineMs: 1000, restMs: 5, revive: async () => undefined });
    await circuit.revive();
    await expect(circuit.run(() => Promise.reject(new Error('WRONGTYPE')))).rejects.toThrow('WRONGTYPE');
    expect(circuit.usable).toBe(true);
    circuit.stop();
  });

  it('tries again when reviving failed or did not answer, one attempt at a time', async () => {
    const attempts: string[] = [];
    const circuit = new Circuit({
      deadlineMs: 20,
      restMs: 5,
      revive: async () => {
        attempts.push('begun');
        if (attempts.length === 1) throw new Error('LOADING');
        if (attempts.length === 2) await never();
      },
    });
    await Promise.all([circuit.revive(), circuit.revive()]);
    expect(attempts).toHaveLength(1);
    await until(() => circuit.usable, 'the third attempt');
    expect(attempts).toHaveLength(3);
    circuit.stop();
  });

  it('stays open for ever once it was stopped', async () => {
    const circuit = new Circuit({ deadlineMs: 20, restMs: 1, revive: async () => undefined });
    await circuit.revive();
    circuit.stop();
    await circuit.revive();
    expect(circuit.usable).toBe(false);
  });
});
