export function stageExtension(folder: string): Promise<boolean>;
