import { IsOptional, IsString, MaxLength } from 'class-validator';

export class OlderPostsQuery {
  /** As the link to older posts has it. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  after?: string;
}
