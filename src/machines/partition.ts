// Which partition a key belongs to: the same key always the same one, so that its records keep their order.

/** FNV-1a over the key, modulo the number of partitions. Kafka uses murmur2; only the sameness for one key matters here. */
export function partitionOf(key: string, partitions: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % partitions
}
