/** What a color means in the summary; how it looks is the terminal's affair. */
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
