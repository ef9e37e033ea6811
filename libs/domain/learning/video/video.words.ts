export const VIDEO_STATES = ['uploading', 'uploaded', 'probing', 'packaging', 'ready', 'failed'] as const;
/**
 * Where a video stands. `ready`: it can be played. Whether something can be played while a newer source is worked on says
 * its package alone (B9).
 */
export type VideoState = (typeof VIDEO_STATES)[number];

export const VIDEO_FAULTS = [
  'never_arrived',
  'empty',
  'not_a_video',
  'no_picture',
  'truncated',
  'corrupt',
  'codec_not_playable',
  'too_long',
  'gave_up',
] as const;
/** Why a source cannot be shown; {@link faultText} says it to whoever uploaded it. */
export type VideoFault = (typeof VIDEO_FAULTS)[number];

/** What is known of a source that was packaged. */
export interface VideoFacts {
  readonly durationMs: number;
  /** As it is shown, after rotation; pixels. */
  readonly width: number;
  readonly height: number;
}

const FAULT_TEXTS: Readonly<Record<VideoFault, string>> = {
  never_arrived:
    'The video has never arrived whole: the upload was not continued in time, or was ended. Upload it again.',
  empty: 'The file is empty. Upload it again.',
  not_a_video: 'The file is not a video. Upload an MP4, MOV, WebM or MKV file.',
  no_picture:
    'The file has sound and no picture. Offer it as a file, or upload the video that belongs to it.',
  truncated: 'The video breaks off before its end: the file is not whole. Export it again and upload that.',
  corrupt: 'The video is damaged and cannot be read to its end. Export it again and upload that.',
  codec_not_playable:
    'The video is stored in a way that browsers do not play. Export it as MP4 with H.264 and AAC, and upload that.',
  too_long: 'The video is longer than twelve hours. Cut it into parts.',
  gave_up:
    'The video could not be prepared, for a reason that lies with us. Whoever runs this service can let it be tried again.',
};

export function faultText(fault: VideoFault): string {
  return FAULT_TEXTS[fault];
}
