import { createInterface } from 'node:readline';

/** Does each task that comes in as a line of JSON and answers with a line of JSON. Ends with its caller. */
export async function serveTasks<Task>(work: (task: Task) => Promise<object>): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await work(JSON.parse(line) as Task))}\n`);
  }
}
