import { comparisonPage } from './compare/comparison-page.ts';
import type { Page } from './page.ts';
import { pipelinePage } from './pipeline/pipeline-page.ts';

/** Every page of the bundle; CONTRIBUTING has the recipe for another one. */
export const PAGES: readonly Page[] = [pipelinePage, comparisonPage];
