/**
 * The README as an editor shows it, for a project without an address: relative links lead nowhere there, and
 * vsce accepts pictures only from https addresses. Pictures are left out, and links to other files of the
 * project become plain text. Once package.json names a repository, vsce creates the addresses itself.
 */
export function readmeForEditors(text) {
  return text
    .replaceAll(/^[ \t]*!\[[^\]]*\]\(([^)]+)\)[ \t]*\n/gm, (line, src) => (isElsewhere(src) ? line : ''))
    .replaceAll(/(?<!!)\[([^\]]*)\]\(([^)#]+)[^)]*\)/g, (whole, label, to) =>
      isElsewhere(to) ? whole : label,
    );
}

const isElsewhere = (address) => /^(https?|mailto):/.test(address);
