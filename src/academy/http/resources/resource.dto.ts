import { ArrayUnique, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import {
  AUDIENCES,
  LICENCES,
  RESOURCE_STATES,
  type Audience,
  type Licence,
  type ResourceState,
} from '#domain/academy/resources/resource.words';
import { PageQuery } from '#platform/http/page';
import { AreLines, IsLine, IsText, MayBeLeftOut } from '#platform/http/rules';
import {
  FILE_VERSION_SORTS,
  type FileVersionFilter,
} from '../../queries/resources/list-file-versions.query.js';
import { RESOURCE_SORTS, type ResourceFilter } from '../../queries/resources/list-resources.query.js';
import { FileVersionView, ResourceView } from '../../queries/resources/resource.view.js';

export class ResourceListQuery extends PageQuery implements ResourceFilter {
  /** By `title`, `downloads` or `id` (as they were made), backwards with a minus: `-id` begins with the newest. */
  @IsIn(RESOURCE_SORTS)
  sort: ResourceFilter['sort'] = 'title';

  @MayBeLeftOut()
  @IsIn(RESOURCE_STATES)
  state?: ResourceState;

  @MayBeLeftOut()
  @IsLine(40)
  tag?: string;

  @MayBeLeftOut()
  @IsIn(LICENCES)
  licence?: Licence;

  /** Of the current file: `image/png`, or `image` for all pictures. */
  @MayBeLeftOut()
  @Matches(/^[a-z]+(\/[a-z0-9][a-z0-9.+-]{0,98})?$/)
  type?: string;

  /** Only what lies in this collection. */
  @MayBeLeftOut()
  @IsUUID()
  collectionId?: string;

  /** The beginnings of words of the title, the summary or the tags, all of them: `bre rec` finds “A recipe for bread”. */
  @MayBeLeftOut()
  @IsLine(100)
  q?: string;
}

export class CreateResourceDto {
  @IsLine(200)
  title!: string;

  /** In a few lines, for lists. */
  @IsOptional()
  @IsText(2000)
  summary: string | null = null;

  /** On what terms it may be used. */
  @IsIn(LICENCES)
  licence!: Licence;

  @MayBeLeftOut()
  @AreLines(20, 40)
  @ArrayUnique()
  tags: string[] = [];

  /** `public`: it may be passed on by an address that is nobody's own. */
  @MayBeLeftOut()
  @IsIn(AUDIENCES)
  audience: Audience = 'members';
}

/** What is left out stays as it is. */
export class DescribeResourceDto {
  @MayBeLeftOut()
  @IsLine(200)
  title?: string;

  /** In a few lines, for lists. */
  @IsOptional()
  @IsText(2000)
  summary?: string | null;

  @MayBeLeftOut()
  @IsIn(LICENCES)
  licence?: Licence;

  @MayBeLeftOut()
  @AreLines(20, 40)
  @ArrayUnique()
  tags?: string[];

  @MayBeLeftOut()
  @IsIn(AUDIENCES)
  audience?: Audience;
}

export class AddFileVersionDto {
  /** A whole upload of yours, of which nothing is made yet. */
  @IsUUID()
  uploadId!: string;

  /** As it is offered; as the upload was called when left out. */
  @IsOptional()
  @IsLine(200)
  @Matches(/^[^/\\]+$/)
  name: string | null = null;

  /** What is new in it. */
  @IsOptional()
  @IsText(1000)
  note: string | null = null;
}

export class FileVersionListQuery extends PageQuery implements FileVersionFilter {
  /** By `number`, backwards with a minus: the newest first. */
  @IsIn(FILE_VERSION_SORTS)
  sort: FileVersionFilter['sort'] = '-number';
}

export class ResourcePage {
  items!: ResourceView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class FileVersionPage {
  items!: FileVersionView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
