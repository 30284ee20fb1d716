/** A width and a height. */
export interface Size {
  width: number;
  height: number;
}

/** Enlarged further than this, a small picture is only a blur. */
const LARGEST = 2.5;

/** The size at which a picture fills a room as far as its shape and its pixels allow, in whole pixels. */
export function fit(picture: Size, room: Size): Size {
  if (picture.width <= 0 || picture.height <= 0) return room;
  const scale = Math.min(room.width / picture.width, room.height / picture.height, LARGEST);
  return { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) };
}
