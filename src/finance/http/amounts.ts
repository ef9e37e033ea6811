import { Matches } from 'class-validator';

/** Minor units as text: no number of JSON, which may lose digits on its way (D2). */
export function IsAmount(): PropertyDecorator {
  const message = '$property must be minor units as text, such as "-1250"';
  return Matches(/^(0|-?[1-9][0-9]{0,14})$/, { message });
}

/** The same of what is more than nothing. */
export function IsPositiveAmount(): PropertyDecorator {
  const message = '$property must be minor units above zero as text, such as "1250"';
  return Matches(/^[1-9][0-9]{0,14}$/, { message });
}

/** The form of a code of ISO 4217; the domain knows which are in use. */
export function IsCurrencyCode(): PropertyDecorator {
  return Matches(/^[A-Z]{3}$/, { message: '$property must be a code of ISO 4217 such as EUR' });
}
