/** The first picture among what was pasted, if there is one. */
export function pastedPicture(data: DataTransfer | null): Blob | null {
  for (const item of data?.items ?? []) {
    if (item.kind === 'file' && item.type.startsWith('image/')) return item.getAsFile();
  }
  return null;
}
