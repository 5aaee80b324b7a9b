import type { BoxView } from '../../../../src/core/view/trace/trace-view.ts';
import type { BoxStyle } from '../../../../webview/graph/box-style.ts';
import { type Scene, sceneOf } from '../../../../webview/graph/scene.ts';
import type { Rect } from '../../../../webview/layout/placement.ts';

export interface SketchedBox extends Partial<BoxView> {
  readonly at: Rect;
}

/** A picture of these boxes, without edges; their rows and styles are plain unless a test sets them. */
export function sceneWith(
  boxes: Readonly<Record<string, SketchedBox>>,
  size: { width: number; height: number },
): Scene {
  const views = Object.entries(boxes).map(([id, { at: _, ...changes }]) => ({
    ...PLAIN_BOX,
    id,
    ...changes,
  }));
  const styles = new Map(views.map((box) => [box.id, { ...PLAIN_STYLE, frame: box.isOpen }] as const));
  return sceneOf({ boxes: views, edges: [], hidden: 0 }, styles, {
    boxes: new Map(Object.entries(boxes).map(([id, { at }]) => [id, at])),
    edges: [],
    ...size,
    direction: 'DOWN',
    by: 'elk',
  });
}

const PLAIN_BOX: BoxView = {
  id: '',
  kind: 'row',
  rows: [],
  label: 'a box',
  fold: null,
  stage: null,
  canOpen: false,
  isOpen: false,
  running: false,
  outcome: 'hit',
  counted: 1,
  rebuilt: 0,
  done: 1,
  fromCache: 1,
  ownMs: 0,
  critical: false,
  origin: false,
  parent: null,
};

const PLAIN_STYLE: BoxStyle = {
  tone: 'quiet',
  icon: 'check',
  tag: null,
  label: 'a box',
  verb: '',
  aside: '',
  share: 0,
  critical: false,
  stacked: false,
  frame: false,
  bold: false,
  unfinished: false,
  longestAside: '',
  name: 'a box',
};
