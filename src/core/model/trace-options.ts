/** The options of `trace`, in the order of its help. They come before the go command. */
export const TRACE_OPTIONS = [
  { name: 'out', value: 'FILE' },
  { name: 'json', value: 'FILE' },
  { name: 'html', value: 'FILE' },
  { name: 'open' },
  { name: 'quiet' },
  { name: 'no-history' },
  { name: 'inherit-stderr' },
  { name: 'deep' },
  { name: 'no-explain' },
] as const;
