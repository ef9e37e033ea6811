// Tests run in processes that jest-light-runner starts. A starting process asks what it is to do; the runner answers
// all of a project's at once and then forgets them, also those that do not listen yet, which then wait for ever
// (0.8.2: one run in some twelve stood still). Here each process is answered by itself, when it asks.
import LightRunner from 'jest-light-runner';
import Tinypool from 'tinypool';
import { ownChannel } from './own-channel.ts';

const { run } = Tinypool.prototype;
Tinypool.prototype.run = function runAlone(task, { channel, ...options } = {}) {
  return run.call(this, task, { ...options, channel: channel && ownChannel(channel) });
};

export default LightRunner;
