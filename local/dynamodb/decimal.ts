/**
 * Exact arithmetic on DynamoDB numbers, which are decimal strings in plain notation ("-12.5", never "1e3") of at most
 * 38 significant digits. JavaScript numbers would round them.
 */
interface Scaled {
  units: bigint;
  /** The number of decimals: the value is `units / 10^decimals`. */
  decimals: number;
}

function parse(text: string): Scaled {
  const [whole = '', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), decimals: fraction.length };
}

function aligned(a: string, b: string): { x: bigint; y: bigint; decimals: number } {
  const left = parse(a);
  const right = parse(b);
  const decimals = Math.max(left.decimals, right.decimals);
  return {
    x: left.units * 10n ** BigInt(decimals - left.decimals),
    y: right.units * 10n ** BigInt(decimals - right.decimals),
    decimals,
  };
}

function format(units: bigint, decimals: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return sign + whole + (fraction && `.${fraction}`);
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: string, b: string): number {
  const { x, y } = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

export function addDecimals(a: string, b: string): string {
  const { x, y, decimals } = aligned(a, b);
  return format(x + y, decimals);
}

export function subtractDecimals(a: string, b: string): string {
  const { x, y, decimals } = aligned(a, b);
  return format(x - y, decimals);
}

/** The digits that count, without leading and trailing zeros. DynamoDB stores at most 38. */
export function significantDigits(text: string): number {
  return text.replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length;
}
