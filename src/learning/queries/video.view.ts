import { captionsJson, CaptionView } from './caption.view.js';
import type { VideoFault, VideoState } from '#domain/learning/video/video.words';

/** A video with what has become of it, for its authors. */
export class VideoView {
  /** @format uuid */
  id!: string;
  title!: string;
  /** While a newer source is prepared, what was ready before can be played: see `playable`. */
  state!: VideoState;
  playable!: boolean;
  /** Of what can be played. */
  durationMs!: number | null;
  /** Pixels, as it is shown. */
  width!: number | null;
  height!: number | null;
  /** Why the newest source could not be prepared. */
  failure!: VideoFault | null;
  /** The same, in words. */
  failureText!: string | null;
  /** The upload that it is made from, and the job that prepares it: watch `job:{id}`; null when it has never arrived whole. @format uuid */
  uploadId!: string | null;
  /** What is played, and the job that makes smaller versions of it: watch `job:{id}`. @format uuid */
  packageId!: string | null;
  /** By language. */
  captions!: CaptionView[];
  /** @format date-time */
  createdAt!: string;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** A file that items can offer. */
export class SchoolFileView {
  /** @format uuid */
  id!: string;
  name!: string;
  /** By its content. */
  mediaType!: string;
  bytes!: number;
  /** @format date-time */
  createdAt!: string;
}

/** Where something can be played or downloaded, by whom it was asked for. */
export class PlaybackView {
  /** HLS of a video, or the file. No credential goes with it: whoever has it may play it until it expires. */
  url!: string;
  /** Of a video: the whole of it as one file, by HTTP ranges. */
  fileUrl!: string | null;
  /** Of a video: a picture of it, where one was made. */
  posterUrl!: string | null;
  /** Of a video: small pictures of its moments as a WebVTT track, for the bar of a player, where they were made. */
  thumbnailsUrl!: string | null;
  /** @format date-time */
  expiresAt!: string;
}

export const selectVideo = `select v.id, v.title, v.state, v.package_id is not null as playable, v.duration_ms as "durationMs",
  v.width, v.height, v.failure, v.source_id as "uploadId", v.package_id as "packageId", ${captionsJson} as captions,
  to_char(v.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt", v.version
  from learning.videos v`;

export const selectFile = `select f.id, f.name, f.media_type as "mediaType", f.bytes::float8 as bytes,
  to_char(f.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"
  from learning.files f`;
