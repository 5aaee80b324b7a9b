import type { Page } from 'playwright-core';
import type { Place, Scene } from '../../test/support/editor/scene.ts';
import type { Editor } from './install.d.mts';

export interface OpenWindow {
  readonly page: Page;
  readonly address: string;
  readonly place: Place;
  /** Where extensions are installed. */
  readonly extensions: string;
  readonly readLog: () => string;
  readonly close: () => Promise<void>;
}

export function openWindow(
  editor: Editor,
  scene: Scene,
  options?: { readonly vsix?: string; readonly width?: number; readonly height?: number },
): Promise<OpenWindow>;
