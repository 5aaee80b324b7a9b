import { resolve } from 'node:path';
import { newTraceIdSuffix } from '../../app/recorded-id.ts';
import type { GoCommand } from '../../core/go/go-command.ts';
import type { EditorHandoff } from '../../protocol/live/editor-handoff.ts';
import type { StartContext } from '../command.ts';
import { type LiveChannel, openLiveChannel } from './live-channel.ts';

/** The channel to the editor that started this trace, and the end of the ID of its trace in the history. */
export interface TraceChannel {
  readonly channel: LiveChannel;
  readonly idSuffix: string | null;
}

export function openTraceChannel(
  live: NonNullable<EditorHandoff['live']>,
  argv: readonly string[],
  command: GoCommand,
  saves: boolean,
  { directory: cwd, version }: StartContext,
): TraceChannel {
  const idSuffix = saves ? newTraceIdSuffix() : null;
  const directory = resolve(cwd, command.line.chdir ?? '');
  return {
    channel: openLiveChannel(live, { argv, directory, recorderVersion: version, command, idSuffix }),
    idSuffix,
  };
}
