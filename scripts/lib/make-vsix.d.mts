export function makeVsix(checkout: string, file: string): number;
