// Makes docs/examples/bread.mp4 anew, the video of the demo course and of the tests: four drawn scenes of six seconds, H.264
// and AAC in MP4, with its index in front. Its captions, bread.en.vtt and bread.de.vtt, are written by hand.
// Needs ffmpeg (Debian: apt-get install ffmpeg), which the product does not. usage: node tools/demo-video.mjs
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { pictureAt } from './demo-video/scenes.mjs';

const FILE = 'docs/examples/bread.mp4';
const LARGEST = 500_000;
const [WIDTH, HEIGHT, RATE, SECONDS] = [960, 540, 24, 24];

const PICTURE = `-f rawvideo -pix_fmt rgba -s ${WIDTH}x${HEIGHT} -r ${RATE} -i pipe:0`;
// Three soft tones that come and go with each scene, a little higher each time.
const tone = (factor, level) => `${level}*sin(2*PI*${factor}*t*(220+24.7*floor(t/6)))`;
const CHORD = [tone(1, 0.09), tone(1.25, 0.06), tone(1.5, 0.06)].join('+');
const SOUND = ['-f', 'lavfi', '-i', `aevalsrc=(${CHORD})*(0.5-0.5*cos(2*PI*t/6)):s=44100:d=${SECONDS}`];
// A key picture every two seconds, so that it can be cut into segments.
const H264 =
  '-c:v libx264 -preset veryslow -crf 24 -g 48 -keyint_min 48 -sc_threshold 0 -pix_fmt yuv420p -profile:v high';
const AAC = '-c:a aac -b:a 64k -ac 1';
const SAME_EACH_TIME = '-movflags +faststart -map_metadata -1 -fflags +bitexact -shortest';

const words = (text) => text.split(' ');
const ffmpeg = spawn(
  'ffmpeg',
  [
    '-y',
    '-loglevel',
    'error',
    ...words(PICTURE),
    ...SOUND,
    ...words(`${H264} ${AAC} ${SAME_EACH_TIME}`),
    FILE,
  ],
  { stdio: ['pipe', 'inherit', 'inherit'] },
);
const ended = once(ffmpeg, 'close');
for (let n = 0; n < SECONDS * RATE; n++) {
  const drawn = new Resvg(pictureAt(n / RATE), { fitTo: { mode: 'width', value: WIDTH } }).render();
  if (!ffmpeg.stdin.write(drawn.pixels)) await once(ffmpeg.stdin, 'drain');
}
ffmpeg.stdin.end();
const [status] = await ended;
if (status !== 0) throw new Error('ffmpeg did not make the video.');
if (statSync(FILE).size > LARGEST) throw new Error(`${FILE} is larger than ${LARGEST} bytes.`);
