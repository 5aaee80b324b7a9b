/**
 * Whether the cursor stands at the beginning of a line after these bytes. Colors may be switched back
 * after the last line end; they do not move the cursor.
 */
export function endsLine(bytes: Uint8Array, wasMidLine: boolean): boolean {
  // Only the end counts, and megabytes may come at once.
  const end = Buffer.from(bytes.subarray(-256));
  const plain = end.toString('latin1').replaceAll(/\u001b\[[0-9;]*m/g, '');
  return plain === '' ? !wasMidLine : plain.endsWith('\n');
}
