import { CaptionsInvalid, type CaptionFault } from './video.errors.js';

/** More cues than a day of talk has. */
const MOST_CUES = 50_000;
const MOST_FAULTS = 20;
const TIMING = /^(\S+)[ \t]+-->[ \t]+(\S+)(?:[ \t]+(.*))?$/;
const TIME = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/;
const SETTING = /^(vertical|line|position|size|align|region):\S+$/;

interface Block {
  /** Of its first line, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

/**
 * Captions as players take them: WebVTT with LF, without a byte order mark. Stricter than players are, which pass over what
 * they do not understand: a learner would miss a sentence and nobody would know.
 * @throws CaptionsInvalid with the line of each fault
 */
export function soundCaptions(text: string): string {
  const plain = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const faults = faultsIn(plain);
  if (faults.length > 0) throw new CaptionsInvalid(faults.slice(0, MOST_FAULTS));
  return plain.endsWith('\n') ? plain : `${plain}\n`;
}

function faultsIn(text: string): CaptionFault[] {
  if (!/^WEBVTT(?:[ \t][^\n]*)?(?:\n|$)/.test(text))
    return [{ line: 1, detail: 'must begin with WEBVTT on a line of its own' }];
  const [, ...blocks] = blocksOf(text);
  const cues = blocks.filter(({ lines }) => !/^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(lines[0]!));
  if (cues.length === 0) return [{ line: 1, detail: 'must have a caption' }];
  if (cues.length > MOST_CUES) return [{ line: 1, detail: `must have at most ${MOST_CUES} captions` }];
  let before = 0;
  return cues.flatMap((cue) => {
    const { faults, start } = cueFaults(cue, before);
    before = start ?? before;
    return faults;
  });
}

function blocksOf(text: string): Block[] {
  const blocks: { line: number; lines: string[] }[] = [];
  let open = false;
  for (const [at, line] of text.split('\n').entries()) {
    if (line === '') open = false;
    else if (open) blocks.at(-1)!.lines.push(line);
    else {
      blocks.push({ line: at + 1, lines: [line] });
      open = true;
    }
  }
  return blocks;
}

/** @param before when the cue before begins (ms) */
function cueFaults({ line, lines }: Block, before: number): { faults: CaptionFault[]; start?: number } {
  const at = lines[0]!.includes('-->') ? 0 : 1;
  const fault = (offset: number, detail: string) => ({ line: line + offset, detail });
  const timing = TIMING.exec(lines[at] ?? '');
  if (!timing)
    return {
      faults: [fault(Math.min(at, lines.length - 1), 'must be a time such as 00:01.000 --> 00:04.000')],
    };
  const [start, end] = [timeOf(timing[1]!), timeOf(timing[2]!)];
  if (start === undefined || end === undefined)
    return { faults: [fault(at, 'must have times such as 00:01.000 or 01:00:01.000')] };
  const faults: CaptionFault[] = [];
  if (end <= start) faults.push(fault(at, 'must end after it begins'));
  if (start < before) faults.push(fault(at, 'must not begin before the caption above'));
  if (!(timing[3] ?? '').split(/[ \t]+/).every((one) => one === '' || SETTING.test(one)))
    faults.push(fault(at, 'must have settings such as align:start, or none'));
  const text = lines.slice(at + 1);
  if (text.join('').trim() === '') faults.push(fault(at, 'must be followed by its text'));
  const arrow = text.findIndex((one) => one.includes('-->'));
  if (arrow >= 0)
    faults.push(fault(at + 1 + arrow, 'must be parted from the caption above by an empty line'));
  return { faults, start };
}

/** In milliseconds. */
function timeOf(text: string): number | undefined {
  const [, hours = '0', minutes, seconds, thousandths] = TIME.exec(text) ?? [];
  if (minutes === undefined) return undefined;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(thousandths);
}
