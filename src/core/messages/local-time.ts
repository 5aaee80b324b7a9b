/** `2026-11-21 06:11`, or `2026-11-21 06:11:40`, in the reader's time zone. */
export function localTime(iso: string, to: 'minutes' | 'seconds'): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  const clock = [time.getHours(), time.getMinutes(), ...(to === 'seconds' ? [time.getSeconds()] : [])];
  return `${date} ${clock.map(two).join(':')}`;
}
