// The four scenes of the demo course's video, drawn by hand for a field of 480 by 270: mix, knead, let rise, bake.

const SCENE_S = 6;
const SCENES = [mix, knead, rise, bake];

/**
 * The picture at an instant, as SVG.
 * @param {number} seconds from the beginning of the video
 */
export function pictureAt(seconds) {
  const scene = Math.min(SCENES.length - 1, Math.floor(seconds / SCENE_S));
  const t = seconds - scene * SCENE_S;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 270">
<rect width="480" height="270" fill="#f3e6d3"/><rect y="196" width="480" height="74" fill="#b98252"/>
<rect y="196" width="480" height="5" fill="#a06d40"/>${SCENES[scene](t)}${steps(scene)}</svg>`;
}

/** Which of the scenes it is: a dot for each. */
function steps(scene) {
  const dot = (_, n) =>
    `<circle cx="${204 + n * 24}" cy="22" r="${n === scene ? 6 : 4}" fill="${n === scene ? '#8a4b1f' : '#d8bd98'}"/>`;
  return Array.from(SCENES, dot).join('');
}

/** From 0 to 1 between two instants, soft at both ends. */
function eased(t, from, to) {
  const x = Math.min(1, Math.max(0, (t - from) / (to - from)));
  return x * x * (3 - 2 * x);
}

function mixed(from, to, share) {
  const at = (n) => Math.round(from[n] + (to[n] - from[n]) * share);
  return `rgb(${at(0)},${at(1)},${at(2)})`;
}

const BOWL = `<path d="M150 150 h180 c0 56 -34 84 -90 84 s-90 -28 -90 -84z" fill="#4f7ea8"/>
<path d="M144 144 h192 a6 6 0 0 1 0 14 h-192 a6 6 0 0 1 0 -14z" fill="#6d9cc4"/>`;

/** Flour falls until the third second, water until the end. */
function mix(t) {
  const flour = eased(t, 0.4, 3);
  const water = eased(t, 3.2, 5.8);
  const heap = 30 * flour - 12 * water;
  const inside = `<path d="M158 146 q82 ${-2 * heap} 164 0z" fill="${mixed([255, 252, 244], [240, 222, 186], water)}"/>`;
  const turn = t < 3.1 ? eased(t, 0, 0.5) : 1 - eased(t, 3, 3.4);
  const bag = `<g transform="translate(${120 - 40 * (1 - turn)} 62) rotate(${70 * turn})">
<rect x="-30" y="-42" width="60" height="84" rx="6" fill="#fffaf0" stroke="#c9a878" stroke-width="2"/>
<rect x="-30" y="-14" width="60" height="26" fill="#d98e3f"/><path d="M-12 0 q12 -12 24 0 q-12 12 -24 0z" fill="#fff3d6"/></g>`;
  const pour = t < 3.1 ? 0 : eased(t, 3.1, 3.6) - eased(t, 5.6, 6);
  const jug = `<g transform="translate(${352 + 40 * (1 - pour)} 70) rotate(${-58 * pour})">
<path d="M-26 -34 h52 v60 a10 10 0 0 1 -10 10 h-32 a10 10 0 0 1 -10 -10z" fill="#bfe0ef" stroke="#6fa9c4" stroke-width="3"/>
<path d="M26 -20 q22 6 0 34" fill="none" stroke="#6fa9c4" stroke-width="5"/></g>`;
  return `${inside}${BOWL}${t < 3 ? falling(t) : ''}${bag}${jug}${t > 3.5 && t < 5.7 ? stream(t) : ''}`;
}

function falling(t) {
  const grain = (_, n) => {
    const age = (t * 1.6 + n * 0.137) % 1;
    const x = 168 + ((n * 37) % 62) + age * 18;
    return `<circle cx="${x}" cy="${74 + age * 66}" r="${1.6 + (n % 3) * 0.7}" fill="#ffffff"/>`;
  };
  return t < 0.4 ? '' : Array.from({ length: 26 }, grain).join('');
}

function stream(t) {
  const sway = Math.sin(t * 9) * 1.5;
  return `<path d="M322 72 q${-34 + sway} 8 ${-38 + sway} 72" fill="none" stroke="#7cc0e0" stroke-width="6" stroke-linecap="round"/>`;
}

/** Two hands press the dough, which gives way and comes back, a little smoother each time. */
function knead(t) {
  const press = (1 - Math.cos((t * Math.PI * 2) / 1.5)) / 2;
  const side = Math.sin((t * Math.PI * 2) / 3);
  const [wide, high] = [92 + 26 * press, 58 - 24 * press];
  const folds = Math.max(0, 4 - Math.floor(t / 1.5));
  const fold = (_, n) =>
    `<path d="M${206 + n * 20 + 10 * side} ${200 - high * 0.9} q10 ${high * 0.4} -4 ${high * 0.8}" fill="none" stroke="#d9b77f" stroke-width="3"/>`;
  const hand = (x, flip) =>
    `<g transform="translate(${x} ${222 - high * 2}) scale(${flip} 1)"><path d="M-70 -150 l44 120 h30 l-26 -130z" fill="#7a3f3f"/>
<path d="M-30 -34 q36 -12 48 10 q10 20 -2 26 q-30 8 -44 -8z" fill="#dca27c"/></g>`;
  return `<ellipse cx="240" cy="216" rx="170" ry="16" fill="#fff8ea" opacity=".7"/>
<path d="M${240 - wide + 12 * side} 216 q0 ${-high * 2} ${wide} ${-high * 2} t${wide} ${high * 2} q${-wide} 12 ${-2 * wide} 0z" fill="#f0d9a8"/>
${Array.from({ length: folds }, fold).join('')}${hand(196 + 12 * side, 1)}${hand(284 + 12 * side, -1)}`;
}

/** The dough doubles while the hand of the clock goes round. */
function rise(t) {
  const grown = eased(t, 0.5, 5.6);
  const angle = 360 * eased(t, 0.3, 5.7);
  const dough = `<path d="M${172 - 6 * grown} 146 q0 ${-22 - 92 * grown} ${68 + 6 * grown} ${-22 - 92 * grown} t${68 + 6 * grown} ${22 + 92 * grown}z" fill="#f0d9a8"/>
<path d="M204 ${134 - 44 * grown} q30 ${-14 - 24 * grown} 60 0" fill="none" stroke="#fbeecb" stroke-width="5" stroke-linecap="round"/>`;
  const clock = `<g transform="translate(408 84)"><circle r="40" fill="#fffaf0" stroke="#8a4b1f" stroke-width="5"/>
<path d="M0 -32 v6 M0 32 v-6 M32 0 h-6 M-32 0 h6" stroke="#8a4b1f" stroke-width="3"/>
<path d="M0 0 v-26" stroke="#c0392b" stroke-width="4" stroke-linecap="round" transform="rotate(${angle})"/><circle r="4" fill="#8a4b1f"/></g>`;
  const sun = `<g transform="translate(70 78)"><circle r="26" fill="#f5b83d"/><path d="${rays(t)}" stroke="#f5b83d" stroke-width="5" stroke-linecap="round"/></g>`;
  return `${dough}${BOWL}${clock}${sun}`;
}

function rays(t) {
  const ray = (_, n) => {
    const a = (n * Math.PI) / 4 + t * 0.25;
    const [x, y] = [Math.cos(a), Math.sin(a)];
    return `M${(x * 34).toFixed(1)} ${(y * 34).toFixed(1)} L${(x * 44).toFixed(1)} ${(y * 44).toFixed(1)}`;
  };
  return Array.from({ length: 8 }, ray).join(' ');
}

/** The loaf browns behind the window, and is then on the table. */
function bake(t) {
  const brown = eased(t, 0.3, 3.8);
  const out = eased(t, 4.1, 5);
  const crust = mixed([240, 217, 168], [176, 102, 42], brown);
  const loaf = `<g transform="translate(${240} ${158 + 52 * out}) scale(${0.8 + 0.45 * out})">
<path d="M-74 12 q-8 -58 74 -58 t74 58 q-74 12 -148 0z" fill="${crust}"/>
<path d="M-40 -22 l14 24 M-8 -32 l14 28 M26 -30 l14 26" stroke="${mixed([228, 200, 146], [236, 190, 120], brown)}" stroke-width="6" stroke-linecap="round"/></g>`;
  const glow = 0.72 + 0.1 * Math.sin(t * 5);
  const oven = `<g opacity="${1 - 0.85 * out}"><rect x="96" y="44" width="288" height="172" rx="12" fill="#4a4a52"/>
<rect x="122" y="86" width="236" height="112" rx="8" fill="#2b1a12"/><rect x="122" y="86" width="236" height="112" rx="8" fill="#ff8a2b" opacity="${glow * 0.55}"/>
<path d="M134 176 h212" stroke="#8d8d95" stroke-width="4"/><rect x="150" y="70" width="180" height="8" rx="4" fill="#b9b9c2"/>
<circle cx="120" cy="60" r="6" fill="#b9b9c2"/><circle cx="360" cy="60" r="6" fill="#ff5a3c"/></g>`;
  return `${oven}${loaf}${out > 0.9 ? steam(t) : ''}`;
}

function steam(t) {
  const puff = (_, n) => {
    const rising = (t * 14 + n * 6) % 18;
    return `<path d="M${200 + n * 40} ${138 - rising} q-10 -12 0 -24 t0 -24" fill="none" stroke="#ffffff" stroke-width="5" stroke-linecap="round" opacity="${0.85 - rising / 24}"/>`;
  };
  return Array.from({ length: 3 }, puff).join('');
}
