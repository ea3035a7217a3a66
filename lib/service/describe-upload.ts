import type { UploadView } from '#lib/contract/index.ts';
import { cleanFileName } from '#lib/mime/index.ts';
import type { Upload } from '#lib/store/index.ts';

/** Name and type of a file as a message may carry them: both are somebody's words. */
export const describeUpload = ({ name, type }: { name: string; type: string }): Pick<Upload, 'name' | 'type'> => ({
  name: cleanFileName(name) || 'attachment',
  type: /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(type) ? type.toLowerCase() : 'application/octet-stream',
});

/** An upload as screens see it. */
export const toUploadView = ({ id, name, type, size }: Pick<Upload, 'id' | 'name' | 'type' | 'size'>): UploadView => ({
  id,
  name,
  type,
  size,
});
