import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { laidOut, openReports, type ReportPage, type Reports } from './report-page.ts';

export type OpenReport = Reports['open'];

export interface UsedReports {
  /** Closed after the test. */
  readonly open: OpenReport;
  /** Opens it, and waits until its graph stands. */
  readonly show: (...args: Parameters<OpenReport>) => Promise<Page>;
  /** What the pages of this test complained about. */
  readonly complaints: () => readonly string[];
}

/** One Chromium with real reports for the tests of a file. */
export function useReports(): UsedReports {
  let reports: Reports | null = null;
  let opened: ReportPage[] = [];
  beforeAll(async () => {
    reports = await openReports();
  });
  afterEach(async () => {
    await Promise.all(opened.map((report) => report.close()));
    opened = [];
  });
  afterAll(() => reports?.close());

  return { open, show, complaints: () => opened.flatMap((report) => report.complaints) };

  async function open(...args: Parameters<OpenReport>): Promise<ReportPage> {
    if (reports === null) throw new Error('Reports can be opened in a test only.');
    const report = await reports.open(...args);
    opened.push(report);
    return report;
  }

  async function show(...args: Parameters<OpenReport>): Promise<Page> {
    const { page } = await open(...args);
    await laidOut(page);
    return page;
  }
}
