export function findChromium(): string | null;
export function prepareChromium(): string | null;
