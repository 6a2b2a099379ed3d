/** The bytes of a text in UTF-8. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The bytes of a text in UTF-16, little or big end first, without a mark of their own. */
export function utf16(text: string, end: "le" | "be"): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), end === "le");
  return bytes;
}

/** The bytes of a text of letters below U+0100. */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** All bytes from one to another. */
export function latin1(first: number, last: number): Uint8Array {
  return Uint8Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** Bytes one behind the other. */
export function joined(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
