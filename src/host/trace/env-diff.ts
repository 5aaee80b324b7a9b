/** The variables that settings add; a terminal has the others anyway. */
export function envDiff(
  before: NodeJS.ProcessEnv,
  after: NodeJS.ProcessEnv,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(after).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && before[entry[0]] !== entry[1],
    ),
  );
}
