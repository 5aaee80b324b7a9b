import type { RowLabel } from '../../model/row-label.ts';
import { rowLabelEnglish } from '../en/row-label.ts';

/** go's own terms (main, link, vet, test, run) are not translated. */
export function rowLabelChinese(label: RowLabel): string {
  switch (label.kind) {
    case 'test':
      return `${label.name}（测试）`;
    case 'testMain':
      return `${label.name}（测试的 main）`;
    case 'externalTest':
      return `${label.name}（外部测试）`;
    case 'forTest':
      return `${label.name}（用于 ${label.test} 的测试）`;
    case 'binary':
      return `程序 ${label.name}`;
    default:
      return rowLabelEnglish(label);
  }
}
