import { comparisonPage } from './compare/comparison-page.ts';
import type { Page, PageContext } from './page.ts';
import { pipelinePage } from './pipeline/pipeline-page.ts';

/** The pages of the main bundle; protocol/panel/pages.ts lists the pages of all bundles. */
export const PAGES: readonly Page<PageContext>[] = [pipelinePage, comparisonPage];
