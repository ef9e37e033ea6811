// Makes docs/examples/bread.mp4 anew, the video of the demo course and of the tests: H.264 and AAC in MP4, with its index in
// front. Needs ffmpeg (Debian: apt-get install ffmpeg), which the product does not. usage: node tools/demo-video.mjs
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

const FILE = 'docs/examples/bread.mp4';
const LARGEST = 500_000;

const PICTURE = ['-f', 'lavfi', '-i', 'testsrc2=size=480x270:rate=24:duration=24'];
const SOUND = ['-f', 'lavfi', '-i', 'sine=frequency=330:duration=24:sample_rate=44100'];
// A key picture every two seconds, so that it can be cut into segments.
const H264 =
  '-c:v libx264 -preset veryslow -crf 36 -g 48 -keyint_min 48 -sc_threshold 0 -pix_fmt yuv420p -profile:v high';
const AAC = '-c:a aac -b:a 48k -ac 1';
const SAME_EACH_TIME = '-movflags +faststart -map_metadata -1 -fflags +bitexact';

const options = [H264, AAC, SAME_EACH_TIME].flatMap((text) => text.split(' '));
const { status } = spawnSync('ffmpeg', ['-y', '-loglevel', 'error', ...PICTURE, ...SOUND, ...options, FILE], {
  stdio: 'inherit',
});
if (status !== 0) throw new Error('ffmpeg did not make the video.');
if (statSync(FILE).size > LARGEST) throw new Error(`${FILE} is larger than ${LARGEST} bytes.`);
