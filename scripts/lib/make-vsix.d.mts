export function makeVsix(staged: string, file: string): number;
