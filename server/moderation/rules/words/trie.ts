/** A node of a trie; 0 is the root. */
export type Node = number;

export const root: Node = 0;
/** What `child`, `wild` and `entry` say where there is none. */
export const none = -1;

const startingSlots = 1 << 10;

/**
 * A trie over numbers, in a few flat arrays: 100,000 words are some 700,000 nodes, which would cost
 * ten times the memory as objects. Edges stand in one hash table with open addressing, at most half
 * full, so that a step costs the same however many words there are.
 */
export class Trie {
  // Per slot: the node the edge leaves, its label, the node it leads to plus one (0: free).
  #from = new Int32Array(startingSlots);
  #label = new Int32Array(startingSlots);
  #to = new Int32Array(startingSlots);
  #edges = 0;
  /** Labels that some edge has, by their lower bits: most look-alikes are no letter of the list. */
  readonly #labels = new Uint8Array(1 << 16);
  readonly #entries: number[] = [none];
  readonly #wilds: Node[] = [none];

  get size(): number {
    return this.#entries.length;
  }

  child(node: Node, label: number): Node {
    if (this.#labels[label & 0xffff] === 0) return none;
    return (this.#to[this.#slot(node, label)] ?? 0) - 1;
  }

  /** The child, made if there is none. */
  grow(node: Node, label: number): Node {
    const slot = this.#slot(node, label);
    const existing = (this.#to[slot] ?? 0) - 1;
    if (existing !== none) return existing;
    const created = this.#create();
    this.#labels[label & 0xffff] = 1;
    this.#from[slot] = node;
    this.#label[slot] = label;
    this.#to[slot] = created + 1;
    if (++this.#edges * 2 > this.#to.length) this.#widen();
    return created;
  }

  /** Where a `*` behind a node leads. */
  wild(node: Node): Node {
    return this.#wilds[node] ?? none;
  }

  /** The same, made if there is none. */
  growWild(node: Node): Node {
    const existing = this.wild(node);
    return existing === none ? (this.#wilds[node] = this.#create()) : existing;
  }

  entry(node: Node): number {
    return this.#entries[node] ?? none;
  }

  /** The first entry at a node stays. */
  setEntry(node: Node, entry: number): void {
    if (this.entry(node) === none) this.#entries[node] = entry;
  }

  #create(): Node {
    this.#wilds.push(none);
    return this.#entries.push(none) - 1;
  }

  #slot(node: Node, label: number): number {
    const mask = this.#to.length - 1;
    const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(label, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (this.#to[slot] !== 0 && !(this.#from[slot] === node && this.#label[slot] === label)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #widen(): void {
    const [from, label, to] = [this.#from, this.#label, this.#to];
    const slots = to.length * 2;
    this.#from = new Int32Array(slots);
    this.#label = new Int32Array(slots);
    this.#to = new Int32Array(slots);
    for (let old = 0; old < to.length; old++) {
      if (to[old] === 0) continue;
      const slot = this.#slot(from[old] ?? 0, label[old] ?? 0);
      this.#from[slot] = from[old] ?? 0;
      this.#label[slot] = label[old] ?? 0;
      this.#to[slot] = to[old] ?? 0;
    }
  }
}
