import { assertNever } from '../../model/assert-never.ts';
import type { RowLabel } from '../../model/row-label.ts';

/** `lib (external test)`, `link app` */
export function rowLabelEnglish(label: RowLabel): string {
  switch (label.kind) {
    case 'package':
      return label.name;
    case 'main':
      return `${label.name} (main)`;
    case 'test':
      return `${label.name} (test)`;
    case 'testMain':
      return `${label.name} (test main)`;
    case 'externalTest':
      return `${label.name} (external test)`;
    case 'forTest':
      return `${label.name} (for ${label.test} test)`;
    case 'link':
      return label.name === null ? 'link' : `link ${label.name}`;
    case 'vet':
    case 'run':
    case 'binary':
      return `${label.kind} ${label.name}`;
    case 'testRun':
      return `test ${label.name}`;
    case 'other':
      return label.name === '' ? label.mode : `${label.mode} ${label.name}`;
    default:
      return assertNever(label);
  }
}
