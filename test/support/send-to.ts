/**
 * Sends a signal to a process, or to the group it leads. Throws if there is no such number: the signal of
 * `process.kill(0)`, which an empty file gives, would end the test run itself.
 */
export function sendTo(pid: number | undefined, signal: NodeJS.Signals, { group = false } = {}): void {
  if (pid === undefined || !Number.isInteger(pid) || pid <= 1)
    throw new Error(`no process to send ${signal} to: ${pid}`);
  process.kill(group ? -pid : pid, signal);
}
