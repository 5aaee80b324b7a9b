/** The folders of one run of the editor; all are gone afterwards. */
export interface Sandbox {
  /** What the window opens, unless the scene says otherwise. Its path has a space and a letter beyond ASCII. */
  readonly workspace: string;
  /** The home of the person at the keyboard; history and caches lie there. */
  readonly home: string;
  /** For whatever a scene needs beside the workspace. */
  readonly temp: string;
  /** The machine's PATH as if this program were not installed. */
  readonly pathWithout: (program: string) => string;
}

/** The conditions under which the tests of one folder of `test/editor/suite` run. */
export interface Scene {
  /** One line, which heads the results. */
  readonly about: string;
  /** Name below the workspace folder (a `.code-workspace` file or a folder) to open instead; null: nothing. */
  readonly open?: string | null;
  /** A folder of the checkout to start from, such as `media/sample`. */
  readonly copy?: string;
  /** Files of the workspace: path and text. */
  readonly files?: Readonly<Record<string, string>>;
  /** false: Workspace Trust is on, so the window opens in Restricted Mode. */
  readonly trusted?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Settings of the machine; the editor takes those of scope `machine` from here only. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** Environment of the extension, on top of the machine's. */
  readonly env?: (place: Sandbox) => Readonly<Record<string, string>>;
  /** Display language, such as `zh-cn`. */
  readonly language?: string;
  /** Folders of the checkout with extensions that run beside ours. */
  readonly companions?: readonly string[];
  /** The tests use `ui.ts`, the window by mouse and keyboard; only the editor in a browser can do that. */
  readonly ui?: boolean;
  /** Whatever else is to be made before the editor starts. */
  readonly prepare?: (place: Sandbox) => void;
}
