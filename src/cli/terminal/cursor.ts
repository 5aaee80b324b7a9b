/**
 * Whether the cursor is at the beginning of a line after these bytes. Color codes after the last line end do
 * not move the cursor.
 */
export function isAtLineStart(bytes: Uint8Array, wasMidLine: boolean): boolean {
  // Only the end matters, and there may be megabytes.
  const end = Buffer.from(bytes.subarray(-256));
  const plain = end.toString('latin1').replaceAll(/\u001b\[[0-9;]*m/g, '');
  return plain === '' ? !wasMidLine : plain.endsWith('\n');
}
