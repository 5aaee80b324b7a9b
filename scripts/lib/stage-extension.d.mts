export function stageExtension(folder: string): boolean;
