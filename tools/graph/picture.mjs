const INK = '#1f2937';
const PALE = '#94a3b8';
const FONT = 'Helvetica'; // Graphviz knows its widths; the page may show its likes

/** The layers from the door down: what stands in the box, and its colour. */
const LAYERS = {
  doors: ['http · ws · jobs · cli', 'a message becomes a command or a query', '#fde7c8'],
  events: ['events', 'reactions after commit', '#fde7c8'],
  api: ['<context>.api.ts', 'the door for neighbours', '#fbd5d5'],
  commands: ['commands', 'one transaction, one use case', '#d9e8fb'],
  queries: ['queries', 'SQL straight to the view', '#d9e8fb'],
  acl: ['acl', 'our ports over their api', '#e6e0fa'],
  persistence: ['persistence', 'mappings and repositories', '#e6e0fa'],
  domain: ['libs/domain/<context>', 'what the business is: aggregates, use cases, ports', '#d3f0dc'],
  kernel: ['libs/domain/kernel', 'words that all share', '#d3f0dc'],
  platform: ['libs/platform', 'technical; open to all but the domain', '#e5e7eb'],
};
const RANKS = [
  ['doors', 'events', 'api'],
  ['commands', 'queries', 'acl', 'persistence'],
  ['domain'],
  ['kernel', 'platform'],
];

/**
 * The picture in the language of Graphviz: on the left who asks whom, on the right what a context is made of.
 * @param {import('./edges.mjs').Edges} edges as the code has them
 * @param {Record<string, string[]>} contexts as contexts.json allows them
 */
export function dotOf(edges, contexts) {
  return `digraph architecture {
  graph [rankdir=TB, bgcolor="white", pad=0.3, nodesep=0.4, ranksep=0.7, fontname="${FONT}"];
  node [shape=box, style="rounded,filled", penwidth=0, margin="0.2,0.13", fontname="${FONT}", fontcolor="${INK}"];
  edge [color="${INK}", penwidth=1.1, arrowsize=0.7];
${contextsPanel(edges.contexts, contexts)}
${layersPanel(edges.layers)}
}`;
}

/** Allowed is what contexts.json says; drawn through is what the code does. */
function contextsPanel(used, contexts) {
  const nodes = Object.keys(contexts).map((name) => `    "${name}" [fontsize=16, fillcolor="#d9e8fb"];`);
  const allowed = Object.entries(contexts).flatMap(([from, asked]) => asked.map((to) => `${from} > ${to}`));
  const lines = allowed.map((edge) =>
    arrow(edge, '', used.includes(edge) ? '' : `style=dashed, color="${PALE}"`),
  );
  return panel('contexts', 'Contexts', 'who may ask whom (dashed: no import yet)', [...nodes, ...lines]);
}

function layersPanel(used) {
  const nodes = Object.entries(LAYERS).map(
    ([name, [title, says, colour]]) =>
      `    "layer ${name}" [label=${label(title, says)}, fillcolor="${colour}"];`,
  );
  const ranks = RANKS.map((rank) => `    { rank=same; ${rank.map((name) => `"layer ${name}"`).join('; ')} }`);
  const down = RANKS.slice(1).map(
    (rank, n) => `    "layer ${RANKS[n][0]}" -> "layer ${rank[0]}" [style=invis];`,
  );
  const lines = used.map((edge) => arrow(edge, 'layer ', ''));
  return panel('layers', 'Inside a context', 'what imports what', [...nodes, ...ranks, ...down, ...lines]);
}

function panel(name, title, says, lines) {
  return `  subgraph cluster_${name} {
    label=${label(`${title}: ${says}`)}; labeljust=l; fontcolor="${INK}"; style="rounded"; color="#cbd5e1"; margin=22;
${lines.join('\n')}
  }`;
}

function label(title, says) {
  const large = `<font point-size="15">${escaped(title)}</font>`;
  if (!says) return `<${large}>`;
  const small = `<font point-size="10" color="#475569">${escaped(says)}</font>`;
  return `<${large}<br/>${small}>`;
}

function arrow(edge, prefix, attributes) {
  const [from, to] = edge.split(' > ');
  return `    "${prefix}${from}" -> "${prefix}${to}" [${attributes}];`;
}

function escaped(text) {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
