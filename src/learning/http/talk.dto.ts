import { IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '#platform/http/page';
import { IsFlag, IsLine, IsText } from '#platform/http/rules';
import { AnnouncementView } from '../queries/announcement.view.js';
import type { PostFilter } from '../queries/list-posts.query.js';
import { PostView, ThreadView } from '../queries/post.view.js';

export class PublishAnnouncementDto {
  @IsLine(200)
  title!: string;

  @IsText(20_000)
  markdown!: string;
}

export class AnnouncementPage {
  items!: AnnouncementView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class WritePostDto {
  @IsText(5_000)
  markdown!: string;

  /** The post that began the thread; null or left out: this one begins one. */
  @IsOptional()
  @IsUUID()
  threadId: string | null = null;
}

export class MadePostView {
  /** @format uuid */
  id!: string;
}

export class PostReasonDto {
  @IsLine(500)
  reason!: string;
}

export class PostListQuery extends PageQuery implements PostFilter {
  /** Only threads in which something was reported, for the authors; to others there are none. */
  @IsFlag()
  reported: boolean = false;
}

export class ThreadPage {
  items!: ThreadView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class AnswerPage {
  items!: PostView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
