import { applyDecorators } from '@nestjs/common';
import { ArrayMaxSize, ArrayUnique, IsArray, Length, Matches } from 'class-validator';

/** Small letters and digits with hyphens between them. At least three characters, so that none is taken for a language. */
export function IsSlug(max: number): PropertyDecorator {
  const message = '$property must be small letters and digits with hyphens between them';
  return applyDecorators(Length(3, max), Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message }));
}

const LOCALE = /^[a-z]{2}(-[A-Z]{2})?$/;
const LOCALE_FORM = '$property must be a language of two letters, with a country or without: pl, en-GB';

export function IsSiteLocale(): PropertyDecorator {
  return Matches(LOCALE, { message: LOCALE_FORM });
}

export function AreSiteLocales(): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(20),
    ArrayUnique(),
    Matches(LOCALE, { each: true, message: LOCALE_FORM }),
  );
}
