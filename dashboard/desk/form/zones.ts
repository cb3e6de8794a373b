/** Every zone the browser knows, the account's own first. */
export const zoneChoices = (accountZone: string) =>
  [accountZone, ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== accountZone)].map((zone) => ({
    value: zone,
    label: zone,
  }));
