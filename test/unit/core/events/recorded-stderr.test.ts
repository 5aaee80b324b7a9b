import { describe, expect, test } from 'vitest';
import { readCommand, readRecorded, recordedCases, recordedVersions } from '../../../support/recorded.ts';

describe.each(recordedVersions)('stderr of %s without the lines of -x', (version) => {
  const withX = recordedCases(version).filter((name) => readCommand(version, name).addedX);

  test.each(withX)('contains no work directory: %s', (name) => {
    const { messages } = readRecorded(version, name);
    expect(messages.split('\n').filter((line) => line.includes('$WORK') || line.startsWith('WORK='))).toEqual(
      [],
    );
  });

  test.each(['compile-error', 'cgo-error'])('equals what go prints without -x: %s', (name) => {
    expect(readRecorded(version, name).messages).toBe(readRecorded(version, `${name}-plain`).messages);
  });
});
