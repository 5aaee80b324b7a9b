import { type ByteSource, readRange } from '../byte-source.ts';
import { type ByteOrder, ByteView } from '../byte-view.ts';
import { BinaryFormatError } from '../format-error.ts';

export interface MachoHeader {
  readonly order: ByteOrder;
  readonly cpu: number;
  readonly type: number;
  readonly flags: number;
  readonly commands: readonly MachoCommand[];
}

/** `view` starts with the command's own number and size. */
export interface MachoCommand {
  readonly id: number;
  readonly view: ByteView;
}

const LITTLE = 0xcf;
const BIG = 0xfe;

/** The byte order and width that the magic number says; null: no Mach-O file. */
export function machoOrder(head: Uint8Array): ByteOrder | null {
  const [first = 0, second, third, fourth = 0] = head;
  if (first === BIG && second === 0xed && third === 0xfa && (fourth === 0xce || fourth === LITTLE))
    return { little: false, wide: fourth === LITTLE };
  if ((first === 0xce || first === LITTLE) && second === 0xfa && third === 0xed && fourth === BIG)
    return { little: true, wide: first === LITTLE };
  return null;
}

export function readMachoHeader(source: ByteSource): MachoHeader {
  const order = machoOrder(readRange(source, 0, 4));
  if (order === null) throw new BinaryFormatError('bad-value', 0);
  const size = order.wide ? 32 : 28;
  const view = ByteView.from(source, 0, size, order);
  const commands = ByteView.from(source, size, view.u32(20), order);
  return {
    order,
    cpu: view.u32(4),
    type: view.u32(12),
    flags: view.u32(24),
    commands: splitCommands(commands, view.u32(16)),
  };
}

function splitCommands(table: ByteView, count: number): readonly MachoCommand[] {
  const commands: MachoCommand[] = [];
  for (let at = 0; commands.length < count; ) {
    const size = table.u32(at + 4);
    if (size < 8) throw new BinaryFormatError('bad-value', at + 4);
    commands.push({ id: table.u32(at), view: new ByteView(table.slice(at, size), table.order) });
    at += size;
  }
  return commands;
}
