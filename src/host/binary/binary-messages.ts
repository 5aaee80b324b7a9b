import * as vscode from 'vscode';
import type { BinaryMessages } from '../../core/messages/en/binary.ts';
import { localeOf } from '../../core/messages/locale.ts';

/** The texts about binaries in the editor's language, which only few windows need. */
export async function loadBinaryMessages(): Promise<BinaryMessages> {
  return localeOf(vscode.env.language) === 'en'
    ? (await import('../../core/messages/en/binary.ts')).binaryEnglish
    : (await import('../../core/messages/zh-cn/binary.ts')).binaryChinese;
}
