import type { Page } from 'playwright-core';
import type { Place, Scene } from '../../test/support/editor/scene.ts';
import type { Editor } from './install.d.mts';

export interface OpenWindow {
  readonly page: Page;
  readonly address: string;
  readonly place: Place;
  /** Where extensions are installed. */
  readonly extensions: string;
  /** Of the server, whose children all processes of the editor are. */
  readonly pid: number;
  readonly readLog: () => string;
  /** One more window on the same folder. */
  readonly another: () => Promise<OpenWindow>;
  readonly close: () => Promise<void>;
}

export function openWindow(
  editor: Editor,
  scene: Scene,
  options?: { readonly vsix?: string; readonly width?: number; readonly height?: number },
): Promise<OpenWindow>;
