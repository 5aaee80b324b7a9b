/** A share from 0 to 1, rounded down, because 99.9 % is not 100 %. */
export function percent(rate: number): string {
  return `${Math.floor(rate * 100 + 1e-9)} %`;
}
