/**
 * The scripts that end differently under `trace`, each with its cause. A run fails if another one differs, and if
 * one of these does not differ any more. docs/transparency.md explains them.
 * @typedef {{ script: string, cause: string, modes?: readonly string[], from?: number, before?: number,
 *   long?: true }} KnownDifference
 *   Limited to these modes, to go 1.`from` and later, to versions before go 1.`before`, and to long mode.
 * @type {readonly KnownDifference[]}
 */
export const KNOWN_DIFFERENCES = [];

/**
 * What a run's differences are, by the list.
 * @param {readonly string[]} differing scripts that ended differently
 * @param {readonly string[]} compared all scripts that passed without the tracer
 * @param {{ mode: string, minor: number, long: boolean }} run
 * @param {readonly KnownDifference[]} list
 * @returns {{ known: KnownDifference[], unexplained: string[], stale: string[] }} `stale` are names of the list that
 *   were compared and ended the same
 */
export function judgeDifferences(differing, compared, run, list = KNOWN_DIFFERENCES) {
  const listed = list.filter((entry) => applies(entry, run));
  return {
    known: listed.filter(({ script }) => differing.includes(script)),
    unexplained: differing.filter((name) => !listed.some(({ script }) => script === name)),
    stale: listed
      .map(({ script }) => script)
      .filter((script) => compared.includes(script) && !differing.includes(script)),
  };
}

/**
 * @param {KnownDifference} entry
 * @param {{ mode: string, minor: number, long: boolean }} run
 */
function applies({ modes, from = 0, before = Number.POSITIVE_INFINITY, long }, run) {
  const inMode = modes === undefined || modes.includes(run.mode);
  return inMode && run.minor >= from && run.minor < before && (long !== true || run.long);
}
