/**
 * The README of a project without an address, as an editor shows it: a relative address leads nowhere there, and
 * vsce takes pictures from https addresses only. Pictures are left out, and links to other files of the project
 * are their words. Once package.json names a repository, vsce makes the addresses itself.
 */
export function readmeForEditors(text) {
  return text
    .replaceAll(/^[ \t]*!\[[^\]]*\]\(([^)]+)\)[ \t]*\n/gm, (line, src) => (isElsewhere(src) ? line : ''))
    .replaceAll(/(?<!!)\[([^\]]*)\]\(([^)#]+)[^)]*\)/g, (whole, words, to) =>
      isElsewhere(to) ? whole : words,
    );
}

const isElsewhere = (address) => /^(https?|mailto):/.test(address);
