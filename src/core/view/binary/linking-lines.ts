import type { BinaryFindings } from '../../analysis/binary/judge-binary.ts';
import type { NeededLibrary, ProgramFacts } from '../../binary/facts.ts';
import type { CgoFacts } from '../../binary/go/go-facts.ts';
import type { BinaryMessages } from '../../messages/en/binary.ts';
import { type FactLine, factLine } from './fact-line.ts';

/** The settings by which go chooses instructions. */
const PROCESSOR = /^GO(386|AMD64|ARM|ARM64|MIPS|MIPS64|PPC64|RISCV64|WASM)$/;

export function linkingLines(
  { linking, go }: ProgramFacts,
  { newestVersions, oldestSystem, needs }: BinaryFindings,
  messages: BinaryMessages,
): readonly FactLine[] {
  const { labels } = messages;
  const { minimumSystem, relro, executableStack, hostFunctions } = linking;
  const hardening = [
    relro === null ? null : messages.relro[relro],
    executableStack === null ? null : messages.stack(executableStack),
  ].filter((text) => text !== null);
  const modules = [...new Set(hostFunctions.map((name) => name.split('.')[0] ?? ''))];
  const processor = go.buildInfo?.settings.find(({ key }) => PROCESSOR.test(key));
  return [
    ...factLine(labels.linkage, [messages.linkage(linking.linkage, linking.positionIndependent)], messages),
    ...factLine(labels.interpreter, [linking.interpreter], messages),
    ...factLine(
      labels.libraries,
      linking.libraries?.map((library) => libraryText(library, messages)) ?? [],
      messages,
    ),
    ...factLine(labels.libraryName, [linking.libraryName], messages),
    ...factLine(
      labels.versions,
      newestVersions.map(({ family, version, symbols }) => messages.version(`${family}_${version}`, symbols)),
      messages,
    ),
    ...factLine(
      labels.searchPaths,
      linking.searchPaths.map(({ path, kind }) => `${path}${messages.punctuation.bracketed(kind)}`),
      messages,
    ),
    ...factLine(
      labels.minimum,
      [
        oldestSystem?.by === 'go'
          ? messages.targets.oldest(oldestSystem.system, oldestSystem.version, go.version ?? 'go')
          : minimumSystem === null
            ? null
            : messages.minimum(minimumSystem),
      ],
      messages,
    ),
    ...factLine(labels.subsystem, [linking.subsystem], messages),
    ...factLine(labels.hardening, [hardening.join(messages.punctuation.comma)], messages),
    ...factLine(
      labels.host,
      [hostFunctions.length === 0 ? null : messages.hostFunctions(hostFunctions.length, modules)],
      messages,
    ),
    ...factLine(labels.cgo, [go.cgo === null ? null : cgoText(go.cgo, messages)], messages),
    ...factLine(
      labels.processor,
      [processor === undefined ? null : `${processor.key}=${processor.value}`],
      messages,
    ),
    ...factLine(messages.targets.needs, needs.map(messages.targets.need), messages),
  ];
}

function libraryText({ name, kind }: NeededLibrary, messages: BinaryMessages): string {
  const note = messages.library[kind];
  return note === '' ? name : `${name}${messages.punctuation.bracketed(note)}`;
}

function cgoText({ linked, packages }: CgoFacts, { cgo }: BinaryMessages): string {
  if (!linked) return cgo.none;
  return packages.length === 0 ? cgo.runtime : cgo.packages(packages);
}
