import type { PlayedCaptions } from '../queries/find-captions.query.js';

/** By which name the captions of a version are played: another version has another name. */
export function captionName({ language, version }: PlayedCaptions, ending: 'm3u8' | 'vtt'): string {
  return `captions-${language.toLowerCase()}-${version}.${ending}`;
}

/** The playlist of a package with the captions that the video has now. */
export function withCaptions(master: string, captions: readonly PlayedCaptions[]): string {
  if (captions.length === 0) return master;
  const media = captions.map((one) => {
    const said = `GROUP-ID="captions",NAME="${one.label.replaceAll('"', "'")}",LANGUAGE="${one.language}"`;
    return `#EXT-X-MEDIA:TYPE=SUBTITLES,${said},DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI="${captionName(one, 'm3u8')}"`;
  });
  const [first, ...rest] = master.split('\n');
  const lines = rest.map((line) =>
    line.startsWith('#EXT-X-STREAM-INF:') ? `${line},SUBTITLES="captions"` : line,
  );
  return [first, ...media, ...lines].join('\n');
}

/** What a player reads captions by: one segment, as long as the video. */
export function captionPlaylist(captions: PlayedCaptions): string {
  const seconds = captions.durationMs / 1000;
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:6',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    `#EXT-X-TARGETDURATION:${Math.ceil(seconds)}`,
    `#EXTINF:${seconds.toFixed(3)},`,
    captionName(captions, 'vtt'),
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
}
