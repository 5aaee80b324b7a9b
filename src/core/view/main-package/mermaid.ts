import type { MainAnswer } from '../../analysis/main-package/answer.ts';
import type { MainPackageMessages } from '../../messages/en/main-packages.ts';
import { mainReasonText } from '../../messages/main-sentences.ts';
import type { MainStep } from '../../model/main-answer.ts';

const MOST_FILES = 12;

/** The decision path as a Mermaid flow chart: one box per step, files side by side, the verdict colored. */
export function mainMermaid(answer: MainAnswer, messages: MainPackageMessages): string {
  const lines = ['flowchart TD'];
  const bad = answer.reason !== null;
  let previous: string | null = null;
  const link = (from: string | null, to: string) => {
    if (from !== null) lines.push(`  ${from} --> ${to}`);
  };
  const main = answer.steps.filter((step) => step.kind !== 'file');
  const files = answer.steps.filter((step) => step.kind === 'file');
  for (const [index, step] of main.entries()) {
    const id = `s${index}`;
    lines.push(`  ${id}${boxFor(step, answer, messages)}`);
    link(previous, id);
    previous = id;
    if (step.kind !== 'directory') continue;
    for (const [at, file] of files.slice(0, MOST_FILES).entries()) {
      const leaf = `f${at}`;
      const label = `${file.place.file}<br>${escapeText(messages.step(file, answer.platform))}`;
      lines.push(`  ${leaf}["${escapeText(file.place.file)}${label.slice(file.place.file.length)}"]`);
      lines.push(`  ${id} -.-> ${leaf}`);
      lines.push(`  class ${leaf} ${file.why === null ? 'kept' : 'left'}`);
    }
    if (files.length > MOST_FILES) {
      lines.push(`  more["${escapeText(messages.moreFiles(files.length - MOST_FILES))}"]`);
      lines.push(`  ${id} -.-> more`);
    }
  }
  if (answer.reason !== null) {
    lines.push(`  why["${escapeText(mainReasonText(answer.reason, answer.platform, messages))}"]`);
    link(previous, 'why');
    lines.push('  class why bad');
  }
  if (previous !== null) lines.push(`  class ${previous} ${bad ? 'bad' : 'good'}`);
  lines.push(
    '  classDef good fill:#e6f4ea,stroke:#1e8e3e,color:#111',
    '  classDef bad fill:#fce8e6,stroke:#d93025,color:#111',
    '  classDef left stroke-dasharray:4',
    '  classDef kept stroke:#1e8e3e',
  );
  return `${lines.join('\n')}\n`;
}

function boxFor(step: MainStep, answer: MainAnswer, messages: MainPackageMessages): string {
  const text = escapeText(messages.step(step, answer.platform));
  switch (step.kind) {
    case 'target':
      return `(["${escapeText(answer.target.join(' '))}<br>${text}"])`;
    case 'verdict':
      return `{{"${text}"}}`;
    case 'mainFunction':
      return `["${messages.labels.main}: ${text}"]`;
    default:
      return `["${messages.labels[step.kind === 'file' ? 'files' : step.kind]}: ${text}"]`;
  }
}

/** Mermaid reads HTML entities inside quotes, so no text of a file can end the quote or become markup. */
function escapeText(text: string): string {
  return text.replace(/[&<>"`#;]/g, (c) => `#${c.charCodeAt(0)};`).replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
}
