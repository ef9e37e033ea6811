import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsPort, IsUUID, Max, Min } from 'class-validator';
import { IsLine, IsLocalDate, IsTimeOfDay, IsZone } from '#platform/http/rules';

const COLOURS = ['red', 'green'] as const;
type Colour = (typeof COLOURS)[number];

/** What shades a lamp. */
export interface ShadeView {
  readonly form: 'cone' | 'ball' | null;
}

/** A lamp as it hangs. */
export class LampView {
  /** @format uuid */
  id!: string;
  /** When it was hung. @format date */
  since!: string;
  /** @format date-time */
  litAt!: string | null;
  madeAt!: Date;
  colour!: Colour;
  shade!: ShadeView | null;
  bulbs!: readonly number[];
  place!: readonly [x: number, y: number];
  labels!: Readonly<Record<string, string>>;
  size!: { readonly height: number; width?: number };
  either!: string | number;
  anything!: unknown;
  isLit!: boolean;
  /**
   * @deprecated
   * @example 40
   */
  watts?: number;
  /** @integer */
  version!: number;

  static readonly none = 0;
  private readonly secret = 1;

  reveal(): number {
    return this.secret;
  }
}

export class LampQuery {
  /** Only those. */
  @IsOptional()
  @IsIn(COLOURS)
  colour?: Colour;

  @IsInt()
  @Min(1)
  @Max(50)
  limit: number = 20;
}

export class ChangeLampDto {
  @IsLine(40)
  name!: string;

  @IsOptional()
  @IsUUID()
  ownerId: string | null = null;

  @IsArray()
  @ArrayMaxSize(3)
  @IsUUID('all', { each: true })
  switchIds: string[] = [];

  @IsOptional()
  @IsLocalDate()
  since?: string;

  @IsTimeOfDay()
  litAt!: string;

  @IsZone()
  timeZone!: string;
}

export class UndescribedDto {
  @IsPort()
  port!: string;
}

export class UncarriedView {
  parts!: Map<string, string>;
}

export class HugeView {
  lumen!: bigint;
}
