import { shownBelow } from '../../src/core/go/path-names.ts';
import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { goLine } from '../../src/core/model/diagnostic-line.ts';
import type { Model } from '../model.ts';

export function placeText(file: string, line: number | null, column: number | null): string {
  return [file, line, line === null ? null : column].filter((part) => part !== null).join(':');
}

/** All errors as plain text, in the form in which go prints them. */
export function allAsText({ view, errors, row }: Model, messages: PanelMessages): string {
  const { diagnostics, header, program, noMain } = view;
  const cause = noMain === null ? [] : [noMain.sentence];
  const fixes = (noMain?.fixes ?? []).map(({ what, how }, index) =>
    [`${index + 1}. ${what}`, how].filter((part) => part !== '').join(messages.punctuation.colon),
  );
  const groups = errors.map((group) => {
    const name = group.row === null ? group.package : (row(group.row)?.name ?? group.package);
    const said = group.diagnostics.flatMap((index) => diagnostics[index] ?? []);
    return [
      `# ${name === '' ? messages.errors.ofGo : name}`,
      ...said.map(goLine),
      ...group.failures.map(({ name: test, output, place }) => {
        const at =
          place === null ? '' : ` ${placeText(shownBelow(place.file, header.directory), place.line, null)}`;
        return `--- FAIL: ${test}${at}\n${output}`;
      }),
    ].join('\n');
  });
  const crash = program?.panic == null ? [] : [program.panic.output];
  return [[...cause, ...fixes].join('\n'), ...crash, ...groups].filter((part) => part !== '').join('\n\n');
}
