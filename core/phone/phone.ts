import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * Reads a phone number as typed into E.164; undefined when it is not one that could exist. Numbers without a country
 * are read as `country`'s (ISO 3166, a setting of the stage). 555-01xx numbers, kept for fiction, count as possible.
 */
export function toE164(typed: string, country: string): string | undefined {
  const number = parsePhoneNumberFromString(typed, isSupportedCountry(country) ? (country as CountryCode) : 'US');
  return number?.isPossible() ? number.number : undefined;
}
