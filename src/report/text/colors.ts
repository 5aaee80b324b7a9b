/** The meaning of a color in the summary; the terminal decides how it looks. */
export interface TextColors {
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  /** Work was done here. */
  readonly work: (text: string) => string;
  readonly cache: (text: string) => string;
  readonly fault: (text: string) => string;
}

const same = (text: string): string => text;

export const NO_COLORS: TextColors = { strong: same, quiet: same, work: same, cache: same, fault: same };
