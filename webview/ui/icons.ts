import arrowRight from '@vscode/codicons/src/icons/arrow-right.svg';
import beaker from '@vscode/codicons/src/icons/beaker.svg';
import check from '@vscode/codicons/src/icons/check.svg';
import chevronDown from '@vscode/codicons/src/icons/chevron-down.svg';
import chevronRight from '@vscode/codicons/src/icons/chevron-right.svg';
import circle from '@vscode/codicons/src/icons/circle.svg';
import circleFilled from '@vscode/codicons/src/icons/circle-filled.svg';
import circleSlash from '@vscode/codicons/src/icons/circle-slash.svg';
import close from '@vscode/codicons/src/icons/close.svg';
import copy from '@vscode/codicons/src/icons/copy.svg';
import dash from '@vscode/codicons/src/icons/dash.svg';
import debug from '@vscode/codicons/src/icons/debug-alt.svg';
import again from '@vscode/codicons/src/icons/debug-rerun.svg';
import stop from '@vscode/codicons/src/icons/debug-stop.svg';
import diffAdded from '@vscode/codicons/src/icons/diff-added.svg';
import diffModified from '@vscode/codicons/src/icons/diff-modified.svg';
import diffRemoved from '@vscode/codicons/src/icons/diff-removed.svg';
import error from '@vscode/codicons/src/icons/error.svg';
import folder from '@vscode/codicons/src/icons/folder-opened.svg';
import compare from '@vscode/codicons/src/icons/git-compare.svg';
import file from '@vscode/codicons/src/icons/go-to-file.svg';
import loading from '@vscode/codicons/src/icons/loading.svg';
import question from '@vscode/codicons/src/icons/question.svg';
import save from '@vscode/codicons/src/icons/save-as.svg';
import fit from '@vscode/codicons/src/icons/screen-full.svg';
import search from '@vscode/codicons/src/icons/search.svg';
import target from '@vscode/codicons/src/icons/target.svg';
import warning from '@vscode/codicons/src/icons/warning.svg';
import zoomIn from '@vscode/codicons/src/icons/zoom-in.svg';
import zoomOut from '@vscode/codicons/src/icons/zoom-out.svg';
import { s } from './dom.ts';

const SOURCES = {
  again,
  compare,
  debug,
  save,
  stop,
  arrowRight,
  beaker,
  check,
  chevronDown,
  chevronRight,
  circle,
  circleFilled,
  circleSlash,
  close,
  copy,
  dash,
  diffAdded,
  diffModified,
  diffRemoved,
  error,
  file,
  fit,
  folder,
  loading,
  question,
  search,
  target,
  warning,
  zoomIn,
  zoomOut,
} as const;

export type IconName = keyof typeof SOURCES;

/** The outline of a codicon, on a square of 16. */
export function iconPath(name: IconName): string {
  return [...SOURCES[name].matchAll(/ d="([^"]+)"/g)].map((match) => match[1]).join(' ');
}

/** Decoration only: the text next to it says the same. */
export function icon(name: IconName, className = ''): SVGSVGElement {
  return s(
    'svg',
    { class: `icon ${className}`, viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
    s('path', { d: iconPath(name) }),
  );
}
