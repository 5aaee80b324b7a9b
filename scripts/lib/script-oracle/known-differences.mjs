/**
 * What ends differently under `trace`, each with its cause. A run fails if something else differs, and if one of these
 * does not differ any more. docs/transparency.md explains them.
 * @typedef {{ cause: string, script?: string, failure?: RegExp, modes?: readonly string[], from?: number,
 *   before?: number, long?: true }} KnownDifference
 *   One script by its name, or every script whose failing line (`X.txt:5: stderr .: unexpected success`) matches
 *   `failure`. Limited to these modes, to go 1.`from` and later, to versions before go 1.`before`, and to long mode.
 * @typedef {{ name: string, failure: string }} Difference `failure` is the failing line under `trace`, or empty
 * @typedef {{ mode: string, minor: number, long: boolean, whole: boolean }} ComparedRun `whole`: with all scripts
 * @type {readonly KnownDifference[]}
 */
export const KNOWN_DIFFERENCES = [
  {
    failure: /: (?:stderr |cmp(?:env)? (?:.* )?stderr\b)/,
    modes: ['default'],
    cause: 'the script examines all of stderr, and without --quiet the summary is there',
  },
];

/**
 * What a run's differences are, by the list.
 * @param {readonly Difference[]} differing scripts that ended differently
 * @param {readonly string[]} compared all scripts that passed without the tracer
 * @param {ComparedRun} run
 * @param {readonly KnownDifference[]} list
 * @returns {{ known: { name: string, cause: string }[], unexplained: string[], stale: string[] }} `stale` are the
 *   causes, with their scripts, that the run had to show and did not
 */
export function judgeDifferences(differing, compared, run, list = KNOWN_DIFFERENCES) {
  const listed = list.filter((entry) => applies(entry, run));
  const explained = differing.map((one) => ({ ...one, entry: listed.find((entry) => explains(entry, one)) }));
  const isStale = (/** @type {KnownDifference} */ entry) =>
    !differing.some((one) => explains(entry, one)) &&
    (entry.script === undefined ? run.whole : compared.includes(entry.script));
  return {
    known: explained.flatMap(({ name, entry }) => (entry ? [{ name, cause: entry.cause }] : [])),
    unexplained: explained.filter(({ entry }) => entry === undefined).map(({ name }) => name),
    stale: listed.filter(isStale).map(({ script, cause }) => `${script ?? 'no script'}: ${cause}`),
  };
}

/**
 * @param {KnownDifference} entry
 * @param {Difference} difference
 */
function explains({ script, failure }, { name, failure: line }) {
  return (script === undefined || script === name) && (failure === undefined || failure.test(line));
}

/**
 * @param {KnownDifference} entry
 * @param {ComparedRun} run
 */
function applies({ modes, from = 0, before = Number.POSITIVE_INFINITY, long }, run) {
  const inMode = modes === undefined || modes.includes(run.mode);
  return inMode && run.minor >= from && run.minor < before && (long !== true || run.long);
}
