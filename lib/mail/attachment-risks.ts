import { BLANKS, HIDING, UNDRAWN } from './unseen-characters.ts';

/** What there is to know before a file is opened. */
export const ATTACHMENT_RISKS = ['program', 'page', 'disk', 'macros', 'double', 'disguised', 'mismatch'] as const;
export type AttachmentRisk = (typeof ATTACHMENT_RISKS)[number];

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Endings of what a computer runs, or takes orders from, when it is opened. */
const PROGRAMS = words(
  'ade adp apk app appimage application appref-ms bat bin chm cmd com command cpl deb desktop diagcab dll dmg elf ' +
    'exe gadget hta inf ins iqy isp jar jnlp job js jse ksh lnk mad maf mam maq mar mas mat mau mav maw mda mdb mde mdt ' +
    'mdw mdz mjs msc msh msi msix msp mst ops pcd pif pkg pl plg prf prg ps1 ps1xml ps2 psc1 psd1 psm1 py pyc pyw rb reg ' +
    'rpm run scf scpt scr sct search-ms settingcontent-ms sh shb shs slk sys theme url vb vbe vbp vbs vsmacros vsw ' +
    'webloc website workflow ws wsc wsf wsh xbap xll xnk zsh',
);
/** Pages: they run scripts and look like any site. */
const PAGES = words('htm html mht mhtml shtml svg svgz swf xht xhtml xml xsl xslt');
/** Disks: what lies in them has lost the mark that it came by mail. */
const DISKS = words('img iso udf vhd vhdx vmdk wim');
/** Office files that carry programs of their own. */
const MACROS = words('docm dotm potm ppam ppsm pptm sldm xla xlam xlm xlsb xlsm xltm');
/** Endings that people take for harmless. */
const HARMLESS = words(
  'avi bmp csv doc docx gif heic jpeg jpg mov mp3 mp4 odt ods pdf png ppt pptx rtf text tif tiff txt wav webp xls xlsx zip',
);
const PAGE_TYPES =
  /^(?:text\/html|image\/svg\+xml|application\/xhtml\+xml|(?:text|application)\/(?:xml|javascript|x-javascript))$/;
const PROGRAM_TYPES =
  /^application\/(?:x-msdownload|x-msdos-program|x-dosexec|x-sh|java-archive|x-ms-shortcut|hta|vnd\.microsoft\.portable-executable)$/;
const HIDDEN = new RegExp(HIDING, 'u');
/** All of it: an ending is judged as it looks, whatever joins its letters. */
const UNSEEN = new RegExp(`[${UNDRAWN}${BLANKS}]`, 'gu');

/**
 * What to warn of before a file is opened, by its name and its type.
 *
 * @param name as it came, not cleaned: what was cleaned away is a warning itself.
 */
export function attachmentRisks({ name, type }: { readonly name: string; readonly type: string }): AttachmentRisk[] {
  const risks = new Set<AttachmentRisk>();
  const endings = endingsOf(name);
  const last = endings.at(-1) ?? '';
  if (PROGRAMS.has(last) || PROGRAM_TYPES.test(type)) risks.add('program');
  if (PAGES.has(last) || PAGE_TYPES.test(type)) risks.add('page');
  if (DISKS.has(last)) risks.add('disk');
  if (MACROS.has(last) || /macroenabled/.test(type)) risks.add('macros');
  if (risks.size > 0 && endings.slice(0, -1).some((one) => HARMLESS.has(one))) risks.add('double');
  if (HIDDEN.test(name) || / {3}/.test(name)) risks.add('disguised');
  return [...risks];
}

/** All of them in lower case, the last one being what counts; of `photo.jpg   .exe`: jpg, exe. */
function endingsOf(name: string): string[] {
  const visible = name.replace(UNSEEN, '');
  let end = visible.length; // by hand: a pattern for the end of a text takes quadratic time on hostile ones
  while (end > 0 && /[\s.]/.test(visible.charAt(end - 1))) end -= 1;
  return visible
    .slice(Math.max(0, end - 300), end)
    .split('.')
    .slice(1)
    .map((one) => one.trim().toLowerCase());
}
