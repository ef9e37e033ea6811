// The tests that failed, before anything else that a long run has printed.
// usage: failures.mjs FILE   where FILE is Jest's report in JSON; nothing is printed where there is none
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const linesOfEach = 12;

const [file] = process.argv.slice(2);
const { testResults = [] } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
for (const { name, status, message, assertionResults } of testResults) {
  if (status !== 'failed') continue;
  const path = relative(process.cwd(), name).replace(/^.*?\/(?=(libs|test)\/)/, '');
  const failed = assertionResults.filter((test) => test.status === 'failed');
  for (const { fullName, failureMessages } of failed)
    print(`${path} › ${fullName}`, failureMessages.join('\n'));
  if (failed.length === 0) print(path, message); // the file itself broke
}

function print(title, text) {
  const lines = stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  console.log([title, ...lines.slice(0, linesOfEach).map((line) => `  ${line.trimEnd()}`)].join('\n'));
}
