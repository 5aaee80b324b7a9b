/** The folders of one run of the editor; all of them are removed afterwards. */
export interface Sandbox {
  /** The folder that the window opens by default. Its path has a space and a non-ASCII letter. */
  readonly workspace: string;
  /** The user's home, with history and caches. */
  readonly home: string;
  /** For anything that a scene needs outside of the workspace. */
  readonly temp: string;
  /** The machine's PATH, as if this program were not installed. */
  readonly pathWithout: (program: string) => string;
}

/** The conditions under which the tests of one folder of `test/editor/suite` run. */
export interface Scene {
  /** One line, the heading of the results. */
  readonly about: string;
  /**
   * The name below the workspace folder (a `.code-workspace` file or a folder) to open instead; null: nothing.
   */
  readonly open?: string | null;
  /** A folder of the checkout to copy, such as `media/sample`. */
  readonly copy?: string;
  /** Files of the workspace: path and text. */
  readonly files?: Readonly<Record<string, string>>;
  /** false: Workspace Trust is on, so the window opens in Restricted Mode. */
  readonly trusted?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Machine settings; the editor takes those of scope `machine` only from here. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** Added to the machine's environment for the extension. */
  readonly env?: (sandbox: Sandbox) => Readonly<Record<string, string>>;
  /** Display language, such as `zh-cn`. */
  readonly language?: string;
  /** Folders of the checkout with further extensions. */
  readonly companions?: readonly string[];
  /**
   * Whether the tests use `ui.ts`, the window by mouse and keyboard; possible only for the editor in a browser.
   */
  readonly ui?: boolean;
  /** Anything else to prepare before the editor starts. */
  readonly prepare?: (sandbox: Sandbox) => void;
}
