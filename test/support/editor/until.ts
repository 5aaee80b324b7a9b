/** Polls until there is an answer; `what` completes the sentence "… did not happen". */
export async function until<T>(
  what: string,
  ask: () => T | undefined | null | false | PromiseLike<T | undefined | null | false>,
  limitMs = 60_000,
): Promise<T> {
  const limit = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > limit) throw new Error(`This did not happen in ${limitMs / 1000} s: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
