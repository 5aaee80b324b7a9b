import { createHash } from 'node:crypto';
import { type PackageNode, packageGraph } from '../../core/analysis/build/package-graph.ts';
import type { Comparison } from '../../core/analysis/compare/compare-traces.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import type { AllMessages } from '../../core/messages/en/all-messages.ts';
import type { CompareMessages } from '../../core/messages/en/compare.ts';
import { localTime } from '../../core/messages/local-time.ts';
import { duration } from '../../core/messages/quantities.ts';
import { stepName } from '../../core/model/step-id.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { causeLineText, sameCommand, type ToldComparison, type ToldLine } from '../text/compare-text.ts';
import { escapeHtml } from './escape-html.ts';

export interface ComparePage {
  readonly comparison: Comparison;
  readonly first: BuildTrace;
  readonly second: BuildTrace;
  readonly facts: ToldComparison['facts'];
  readonly lines: ToldComparison['lines'];
}

/** What the page has in an editor, beyond a file that opens anywhere. */
export interface EditorTouches {
  /** Stands on top: which traces these are. */
  readonly note: string;
  /** Address that opens a file, and what the link says. */
  readonly linkTo: (file: string) => { readonly href: string; readonly text: string };
  /** What the page keeps for the editor, which gives it back when the window is loaded anew. */
  readonly keeps: unknown;
}

/** A box of both pictures. */
interface Box {
  readonly name: string;
  readonly label: string;
  readonly packages: number;
  readonly layer: number;
  /** Below it. */
  readonly needs: readonly string[];
  /** What the sides did with it; null when a side does not have it. */
  readonly sides: readonly [string | null, string | null];
  readonly lit: boolean;
}

const MOST_BOXES = 60;
const WIDTH = 236;
const HEIGHT = 40;
const GAP_X = 14;
const GAP_Y = 34;
const PER_ROW = 2;

/** One page (in a file without a script): for each pair its facts, causes, and two pictures over one set of boxes. */
export function renderComparePage(
  pairs: readonly ComparePage[],
  messages: AllMessages,
  editor: EditorTouches | null = null,
): string {
  const { compare: says, locale } = messages;
  const title = pairs
    .map(({ comparison: { sides } }) =>
      [...new Set(sides.map((side) => shownCommand(side.argv)))].join(' ↔ '),
    )
    .join(', ');
  const style = `${STYLE}${editor ? EDITOR_STYLE : ''}`.trim();
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(editor ? [`script-src ${hashOf(KEEP)}`] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
${
  editor
    ? `<p class="note">${escapeHtml(editor.note)}</p>
`
    : ''
}${pairs.map((pair) => pairHtml(pair, messages, editor)).join('\n')}
<p class="quiet">${escapeHtml(says.legend)}</p>
${editor ? `<script id="keeps" type="application/json">${escapeJson(editor.keeps)}</script><script>${KEEP}</script>` : ''}
</body>
</html>
`;
}

/** The one script of the page in an editor: always these very words, which the policy names by their hash. */
const KEEP = "acquireVsCodeApi().setState(JSON.parse(document.getElementById('keeps').textContent))";

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function escapeJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function pairHtml(page: ComparePage, messages: AllMessages, editor: EditorTouches | null): string {
  const says = messages.compare;
  const boxes = boxesOf(page, says);
  const { sides } = page.comparison;
  const isOne = sameCommand(sides);
  const [left = '', right = ''] = sides.map((side) =>
    escapeHtml(isOne ? localTime(side.startedAt, 'seconds') : shownCommand(side.argv)),
  );
  const title = isOne
    ? escapeHtml(shownCommand(sides[0].argv))
    : `${left} <span class="quiet">↔</span> ${right}`;
  return `<h1>${title}</h1>
<table><thead><tr><td></td><th scope="col">${left}</th><th scope="col">${right}</th></tr></thead><tbody>
${page.facts
  .slice(1)
  .filter(([, one, two]) => one + two !== '')
  // Of one command twice it is what the columns are called.
  .filter(([label]) => label !== says.labels.started)
  .map(
    ([label, one, two]) =>
      `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(one)}</td><td>${escapeHtml(two)}</td></tr>`,
  )
  .join('\n')}
</tbody></table>
<ul class="why">
${page.lines.map((line) => lineHtml(line, editor)).join('\n')}
</ul>
${keysHtml(page.comparison, left, right, messages)}<div class="pictures">
${[0, 1].map((side) => `<section><h2>${side === 0 ? left : right}</h2>${picture(boxes, side as 0 | 1, says)}</section>`).join('\n')}
</div>`;
}

const MOST_KEYS = 200;

/** Every step that both have under different keys: its ids, and which inputs make them differ. */
function keysHtml(
  { differing, why }: Comparison,
  left: string,
  right: string,
  messages: AllMessages,
): string {
  if (differing.length === 0) return '';
  const { compare: says, marks } = messages;
  const nodes = new Map((why?.nodes ?? []).map((node) => [node.action, node]));
  const told = (action: number): string => {
    const node = nodes.get(action);
    const reasons = (node?.reasons ?? []).map(messages.why.reason);
    const imports = (node?.imports ?? []).map(({ importPath }) => `import ${importPath}`);
    const all = [...reasons, ...imports];
    const rest = all.length - MOST_INPUTS;
    return `${all.slice(0, MOST_INPUTS).join(marks.comma)}${rest > 0 ? `${marks.andMore}${says.moreSteps(rest)}` : ''}`;
  };
  const rows = differing
    .slice(0, MOST_KEYS)
    .map(
      ({ action, step, first, second }) =>
        `<tr><td>${escapeHtml(stepName(step))}</td><td><code>${escapeHtml(first ?? '')}</code></td><td><code>${escapeHtml(second ?? '')}</code></td><td>${escapeHtml(told(action))}</td></tr>`,
    );
  const rest = differing.length - rows.length;
  return `<details><summary>${escapeHtml(says.keys(differing.length))}</summary>
<table class="keys"><thead><tr>${[escapeHtml(says.step), left, right, escapeHtml(says.inputs)].map((text) => `<th scope="col">${text}</th>`).join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table>
${rest > 0 ? `<p class="quiet">${escapeHtml(says.moreSteps(rest))}</p>` : ''}</details>
`;
}

const MOST_INPUTS = 4;

function lineHtml(line: ToldLine, editor: EditorTouches | null): string {
  if (line.kind !== 'cause') return `<li>${escapeHtml(line.text)}</li>`;
  return `<li class="cause"><strong>${escapeHtml(line.name)}</strong> ${escapeHtml(causeLineText(line))}${linksTo(line.files, editor)}</li>`;
}

function linksTo(files: readonly string[], editor: EditorTouches | null): string {
  if (editor === null) return '';
  return files
    .map((file) => editor.linkTo(file))
    .map(({ href, text }) => ` <a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`)
    .join('');
}

function boxesOf({ comparison, first, second }: ComparePage, says: CompareMessages): readonly Box[] {
  const sides = [nodesByName(first), nodesByName(second)] as const;
  const names = [...new Set([...sides[1].keys(), ...sides[0].keys()])];
  const differing = names.filter((name) => {
    const [one, two] = [sides[0].get(name), sides[1].get(name)];
    return !one || !two || one.actionID !== two.actionID;
  });
  const groups = new Map<string, string[]>();
  for (const name of differing) {
    const node = (sides[1].get(name) ?? sides[0].get(name))?.node;
    const group = differing.length <= MOST_BOXES || node?.kind === 'link' ? name : (node?.module ?? name);
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  const groupOf = new Map(
    [...groups].flatMap(([group, members]) => members.map((name) => [name, group] as const)),
  );
  const needs = new Map<string, Set<string>>();
  for (const name of differing) {
    const group = groupOf.get(name) ?? name;
    const found = needs.get(group) ?? new Set<string>();
    needs.set(group, found);
    const side = sides[1].get(name) ?? sides[0].get(name);
    for (const need of side?.needs ?? []) {
      const other = groupOf.get(need);
      if (other !== undefined && other !== group) found.add(other);
    }
  }
  const layers = layersOf(needs);
  const drawn = [...groups].slice(0, MOST_BOXES).map(([group, members]): Box => {
    const told = (side: 0 | 1): string | null => {
      const here = members.flatMap((name) => sides[side].get(name) ?? []);
      if (here.length === 0) return null;
      const work = here.reduce((sum, one) => sum + (one.worked ? one.ms : 0), 0);
      return work > 0 ? duration(work) : says.fromCache;
    };
    return {
      name: group,
      label: labelOf(
        group,
        members.map((name) => (sides[1].get(name) ?? sides[0].get(name))?.node),
      ),
      packages: members.length,
      layer: 1 + (layers.get(group) ?? 0),
      needs: [...(needs.get(group) ?? [])],
      sides: [told(0), told(1)],
      lit: true,
    };
  });
  const { packages } = comparison.shared;
  const shared = says.sharedBox(packages);
  const quiet: Box = { name: '', label: shared, packages, layer: 0, needs: [], sides: ['', ''], lit: false };
  return packages > 0 ? [quiet, ...drawn] : drawn;
}

interface Keyed {
  readonly node: PackageNode;
  readonly actionID: string | undefined;
  readonly needs: readonly string[];
  readonly worked: boolean;
  readonly ms: number;
}

function nodesByName(trace: BuildTrace): ReadonlyMap<string, Keyed> {
  const { nodes } = packageGraph(trace);
  const nameOf = (node: PackageNode | undefined): string =>
    node === undefined
      ? ''
      : node.kind === 'link'
        ? stepName({ mode: 'link', importPath: node.importPath })
        : node.package;
  return new Map(
    nodes
      .filter((node) => node.kind === 'package' || node.kind === 'link')
      .map((node) => {
        const ms = node.startMs === null || node.endMs === null ? 0 : node.endMs - node.startMs;
        const keyed: Keyed = {
          node,
          actionID: trace.actions[node.main]?.actionID,
          needs: node.deps.map((id) => nameOf(nodes[id])),
          worked: node.outcome === 'miss' || node.outcome === 'failed',
          ms,
        };
        return [nameOf(node), keyed] as const;
      }),
  );
}

function layersOf(needs: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, number> {
  const layers = new Map<string, number>();
  const open = new Set<string>();
  const layerOf = (name: string): number => {
    const known = layers.get(name);
    // Modules may need each other.
    if (known !== undefined || open.has(name)) return known ?? 0;
    open.add(name);
    let layer = 0;
    for (const need of needs.get(name) ?? []) layer = Math.max(layer, layerOf(need) + 1);
    open.delete(name);
    layers.set(name, layer);
    return layer;
  };
  for (const name of needs.keys()) layerOf(name);
  return layers;
}

function picture(boxes: readonly Box[], side: 0 | 1, says: CompareMessages): string {
  const places = new Map<string, { readonly x: number; readonly y: number }>();
  let y = 4;
  const layers = [...new Set(boxes.map((box) => box.layer))].sort((a, b) => a - b);
  for (const layer of layers) {
    const row = boxes.filter((box) => box.layer === layer);
    row.forEach((box, index) => {
      const column = index % PER_ROW;
      places.set(box.name, {
        x: 4 + column * (WIDTH + GAP_X),
        y: y + Math.floor(index / PER_ROW) * (HEIGHT + 10),
      });
    });
    y += Math.ceil(row.length / PER_ROW) * (HEIGHT + 10) + GAP_Y - 10;
  }
  const width = 8 + PER_ROW * WIDTH + (PER_ROW - 1) * GAP_X;
  const lines = boxes.flatMap((box) =>
    box.needs.flatMap((need) => {
      const [from, to] = [places.get(need), places.get(box.name)];
      if (!from || !to) return [];
      const middle = (from.y + HEIGHT + to.y) / 2;
      return `<path d="M${from.x + WIDTH / 2} ${from.y + HEIGHT}C${from.x + WIDTH / 2} ${middle} ${to.x + WIDTH / 2} ${middle} ${to.x + WIDTH / 2} ${to.y}"/>`;
    }),
  );
  const drawn = boxes.map((box) => {
    const { x, y: top } = places.get(box.name) ?? { x: 0, y: 0 };
    const told = box.sides[side];
    const kind = told === null ? 'absent' : box.lit ? 'lit' : 'shared';
    const below =
      told === null
        ? says.absent
        : [box.packages > 1 && box.lit ? says.packages(box.packages) : '', told].filter(Boolean).join(' · ');
    return `<g class="${kind}"><title>${escapeHtml(box.name || box.label)}</title><rect x="${x}" y="${top}" width="${WIDTH}" height="${HEIGHT}" rx="6"/><text x="${x + 10}" y="${top + (below === '' ? 25 : 17)}">${escapeHtml(box.label)}</text><text class="quiet" x="${x + 10}" y="${top + 33}">${escapeHtml(below)}</text></g>`;
  });
  return `<svg viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img" aria-label="${escapeHtml(
    boxes
      .map((box) => box.label)
      .join(', ')
      .slice(0, 500),
  )}">${lines.join('')}${drawn.join('')}</svg>`;
}

/** Of a link the program's own name is enough; it is never grouped with others. */
function labelOf(group: string, [node]: readonly (PackageNode | undefined)[]): string {
  if (node?.kind !== 'link') return shorten(group);
  return stepName({ mode: 'link', importPath: node.importPath.slice(node.importPath.lastIndexOf('/') + 1) });
}

const LONGEST = 28;

/** Cut from the left: the end of an import path says most. */
function shorten(name: string): string {
  if (name.length <= LONGEST) return name;
  const parts = name.split('/');
  while (parts.length > 1 && parts.join('/').length + 2 > LONGEST) parts.shift();
  const end = parts.join('/');
  return end.length + 2 > LONGEST ? `…${end.slice(1 - LONGEST)}` : `…/${end}`;
}

const STYLE = `
:root { --fg: #1f2328; --bg: #fff; --muted: #59636e; --line: #d1d9e0; --work: #a04d00; --lit: #fdf0e4; --cache: #eaf5ee; }
@media (prefers-color-scheme: dark) { :root { --fg: #e6edf3; --bg: #161b22; --muted: #9aa5b1; --line: #3d444d; --work: #f0a35e; --lit: #3a2a1a; --cache: #1c2b22; } }
body { margin: 24px; color: var(--fg); background: var(--bg); font: 14px/1.5 system-ui, sans-serif; }
h1 { font-size: 18px; overflow-wrap: anywhere; } h2 { font-size: 14px; overflow-wrap: anywhere; }
table { border-collapse: collapse; } th, td { padding: 3px 24px 3px 0; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th[scope=row] { color: var(--muted); font-weight: normal; white-space: nowrap; }
td { max-width: 44vw; }
.cause strong { margin-inline-end: 8px; } h1 + table { margin-block-start: 12px; } .pictures + h1 { margin-block-start: 48px; }
.why { padding: 12px 16px; margin: 18px 0; list-style: none; border-inline-start: 3px solid var(--work); background: var(--lit); overflow-wrap: anywhere; }
.cause { padding-inline-start: 16px; }
.pictures { display: flex; flex-wrap: wrap; gap: 32px; } section { flex: 1 1 340px; min-width: 0; }
details { margin: 0 0 18px; } summary { cursor: pointer; } .keys { font-size: 13px; } .keys td { overflow-wrap: break-word; } code { font-size: 12px; white-space: nowrap; }
svg { max-width: 100%; height: auto; } path { fill: none; stroke: var(--line); stroke-width: 1.5; }
rect { stroke: var(--line); fill: var(--bg); } .lit rect { stroke: var(--work); stroke-width: 2; fill: var(--lit); } .shared rect { fill: var(--cache); }
.absent rect { stroke-dasharray: 4 4; } .absent text { fill: var(--muted); }
text { fill: var(--fg); font-size: 13px; } text.quiet { fill: var(--muted); font-size: 12px; } .quiet { color: var(--muted); }
`;

/** Colors of the editor's theme; high contrast has borders instead of surfaces. */
const EDITOR_STYLE = `
body.vscode-body, body { --fg: var(--vscode-foreground); --bg: var(--vscode-editor-background); --muted: var(--vscode-descriptionForeground); --line: var(--vscode-panel-border, var(--vscode-contrastBorder)); --work: var(--vscode-charts-orange); --lit: color-mix(in srgb, var(--vscode-charts-orange) 12%, var(--vscode-editor-background)); --cache: color-mix(in srgb, var(--vscode-charts-green) 12%, var(--vscode-editor-background)); font: var(--vscode-font-size, 13px)/1.5 var(--vscode-font-family, system-ui, sans-serif); color: var(--fg); background: var(--bg); }
.note { color: var(--muted); margin: 0 0 12px; } h1 { font-family: var(--vscode-editor-font-family, monospace); font-size: 16px; font-weight: 600; }
a { color: var(--vscode-textLink-foreground); } a:hover { color: var(--vscode-textLink-activeForeground); } a:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
body.vscode-high-contrast { --lit: var(--vscode-editor-background); --cache: var(--vscode-editor-background); --line: var(--vscode-contrastBorder); }
`;
