import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '#platform/http/page';
import { IsLine, IsText, MayBeLeftOut } from '#platform/http/rules';
import { VIDEO_SORTS } from '../queries/list-videos.query.js';
import { VideoView } from '../queries/video.view.js';

export class AddVideoDto {
  @IsLine(200)
  title!: string;

  /** May still be under way: the video is prepared when the upload is whole. */
  @IsUUID()
  uploadId!: string;
}

/** What is left out stays as it is. */
export class ChangeVideoDto {
  @MayBeLeftOut()
  @IsLine(200)
  title?: string;

  /** A better version; the former one is played until this is ready. */
  @MayBeLeftOut()
  @IsUUID()
  uploadId?: string;
}

export class SetCaptionsDto {
  /** As players offer them: `Polski`. */
  @IsLine(60)
  label!: string;

  /** WebVTT. */
  @IsText(400_000)
  text!: string;
}

export class KeepFileDto {
  /** A whole upload. */
  @IsUUID()
  uploadId!: string;

  /** As it is offered; null: as the upload was called. */
  @IsOptional()
  @IsLine(200)
  name: string | null = null;
}

export class VideoListQuery extends PageQuery {
  /** By `id` (as they were made), backwards with a minus. */
  @IsIn(VIDEO_SORTS)
  sort: (typeof VIDEO_SORTS)[number] = '-id';
}

export class VideoPage {
  items!: VideoView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
