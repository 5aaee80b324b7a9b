export function copyCheckout(folder: string): void;
