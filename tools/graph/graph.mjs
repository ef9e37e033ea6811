// Draws docs/architecture.svg from contexts.json and from what the code imports. With --check it only tells, by its exit
// code, whether the picture still shows the edges that the code has.
import { readFileSync, writeFileSync } from 'node:fs';
import { instance } from '@viz-js/viz';
import { cruise } from 'dependency-cruiser';
import config from '../../.dependency-cruiser.mjs';
import { edgesOf } from './edges.mjs';
import { dotOf } from './picture.mjs';

const PICTURE = 'docs/architecture.svg';
const contexts = JSON.parse(readFileSync('contexts.json', 'utf8'));
const { output } = await cruise(['src', 'libs'], { ...config.options, ruleSet: { forbidden: [] } });
const edges = edgesOf(output.modules, Object.keys(contexts));
const shows = `<!-- ${JSON.stringify({ contexts, edges })} -->`;

if (process.argv.includes('--check')) check();
else await draw();

function check() {
  if (readFileSync(PICTURE, 'utf8').includes(shows)) return;
  console.error(`${PICTURE} no longer shows what the code imports: npm run graph`);
  process.exitCode = 1;
}

async function draw() {
  const viz = await instance();
  const svg = viz
    .renderString(dotOf(edges, contexts), { format: 'svg' })
    .replaceAll(/font-family="[^"]*"/g, 'font-family="Helvetica,Arial,sans-serif"')
    .replace('<svg ', `${shows}\n<svg `);
  writeFileSync(PICTURE, svg);
  console.log(
    `${PICTURE}: ${edges.contexts.length} edges between contexts, ${edges.layers.length} between layers`,
  );
}
