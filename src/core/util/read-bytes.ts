/** All bytes of a stream, or `undefined` as soon as there are more than `maximum`, whatever length was announced. */
export async function readBytes(
  stream: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  maximum: number,
): Promise<ArrayBuffer | undefined> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = stream?.getReader();
  for (let bytes = 0; ; ) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) return await new Blob(chunks).arrayBuffer();
    bytes += value.byteLength;
    chunks.push(value);
    if (bytes > maximum) {
      // Nobody waits: one of two copies of a stream is canceled only together with the other.
      void reader?.cancel().catch(() => undefined);
      return undefined;
    }
  }
}
