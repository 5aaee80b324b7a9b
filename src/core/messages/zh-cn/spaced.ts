/** Joins parts of a sentence, with a space where an ideograph meets a Latin letter or a digit. */
export function spaced(...parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .reduce((text, part) => `${text}${meet(text, part) ? ' ' : ''}${part}`, '');
}

function meet(left: string, right: string): boolean {
  return (
    (/\p{sc=Han}$/u.test(left) && /^[A-Za-z0-9]/.test(right)) ||
    (/[A-Za-z0-9]$/.test(left) && /^\p{sc=Han}/u.test(right))
  );
}
