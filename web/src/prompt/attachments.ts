/** Something given with a wish: a picture of how it should look, a text to use. */
export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: number;
  /** The bytes, in base64, as the API takes them. */
  data: string;
  /** To show a picture by; null for everything else. */
  preview: string | null;
}

/** More than this belongs into the project's files. */
export const LARGEST_BYTES = 5 * 1024 * 1024;
export const MOST_ATTACHMENTS = 8;

/** Reads what was pasted, dropped or picked. What is too large is named instead of taken. */
export async function readAttachments(files: Iterable<File>): Promise<{ taken: Attachment[]; tooLarge: string[] }> {
  const taken: Attachment[] = [];
  const tooLarge: string[] = [];
  for (const file of files) {
    if (file.size > LARGEST_BYTES) tooLarge.push(file.name);
    else taken.push(await attachmentOf(file, file.name || 'image.png'));
  }
  return { taken, tooLarge };
}

export async function attachmentOf(blob: Blob, name: string): Promise<Attachment> {
  const url = await dataUrlOf(blob);
  return {
    id: crypto.randomUUID(),
    name,
    type: blob.type || 'text/plain',
    size: blob.size,
    data: url.slice(url.indexOf(',') + 1),
    preview: blob.type.startsWith('image/') ? url : null,
  };
}

const dataUrlOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file could not be read.')));
    reader.readAsDataURL(blob);
  });
