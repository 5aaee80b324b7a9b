import type { BuildResult } from 'esbuild';

export function bundleWebview(outdir: string, common?: object): Promise<BuildResult>;
