import {
  HAS_SPEAKER,
  HAS_TEXT,
  HAS_WEAK_TEXT,
  IN_MESSAGE,
  NESTED,
  OF_CONVERSATION,
  OUTSIDE,
} from './field-place.ts';
import type { FieldTrie } from './field-trie.ts';

/**
 * Which objects of a JSON record are conversations and which are messages.
 *
 * The lexer notes every object and array here while it reads. `decide` then decides, over the whole record, so
 * that the order of keys never matters:
 * - an array under a messages-like key is a list of messages if one of its items holds text; a `list`-like one
 *   (`history`, `conversations`, the outermost array) is not, if its items hold lists of messages themselves;
 * - the object that holds a list of messages is a conversation, and so is the object around it as long as it
 *   holds no other conversation and is no element of an array;
 * - where one element of an array is a conversation, all are;
 * - a record without any list of messages that holds text is one message.
 * Messages have their position in the list as number; several lists of a conversation count on.
 *
 * PERF: slots are written once, by a guess made when their object opens: what was decided last time for objects
 * at the same path. If the decision differs the record is read a second time, with the decision. So guesses cost
 * time when they are wrong and never change a result. All work is linear in objects, arrays and slots.
 */

/** What was decided for objects of a path, by FieldTrie.hints. */
const AS_PARENT = 0;
const AS_ITEM = 1;
const AS_HEAD = 2;
const AS_OWNER = 3;
const AS_LONE_MESSAGE = 4;

export class Structure {
  objects = 0;
  arrays = 0;
  /** Conversations among the objects, the record itself included. */
  conversations = 1;
  // columns by object, in order of opening; 0 is the record itself
  /** Decided or guessed: conversation, message (-1: none), and how its slots stand to messages. */
  conversation: Int32Array = new Int32Array(256);
  message: Int32Array = new Int32Array(256);
  how: Uint8Array = new Uint8Array(256);
  /** HAS_ flags of the object's keys. */
  signals: Uint8Array = new Uint8Array(256);
  #parent: Int32Array = new Int32Array(256);
  /** The array that the object is an element of, -1 for members; and its position there. */
  #array: Int32Array = new Int32Array(256);
  #position: Int32Array = new Int32Array(256);
  #objectNode: Int32Array = new Int32Array(256);
  // columns by array
  /** Number of elements, set when the array closes. */
  length: Int32Array = new Int32Array(64);
  /** The object that the array stands in. */
  #owner: Int32Array = new Int32Array(64);
  /** FieldTrie.messages of the array's node, and that node. */
  #kind: Uint8Array = new Uint8Array(64);
  #arrayNode: Int32Array = new Int32Array(64);

  // scratch of `decide`
  #item: Int32Array = new Int32Array(256);
  #lists: Int32Array = new Int32Array(256);
  #bearing: Int32Array = new Int32Array(256);
  #inMessage: Uint8Array = new Uint8Array(256);
  #texts: Int32Array = new Int32Array(64);
  #flipped: Uint8Array = new Uint8Array(64);
  #listOfConversations: Uint8Array = new Uint8Array(64);
  #base: Int32Array = new Int32Array(64);
  /** Messages counted so far, by conversation. */
  readonly #messages: number[] = [];

  #trie: FieldTrie;
  /** The message that the record is told to be, or -1. */
  #told = -1;
  #replaying = false;
  #changed = false;

  constructor(trie: FieldTrie) {
    this.#trie = trie;
  }

  /** A new record; with `message` >= 0 the record is that message of conversation 0. */
  begin(message: number): void {
    this.objects = 0;
    this.arrays = 0;
    this.conversations = 1;
    this.#told = message;
    this.#replaying = false;
  }

  /** The same record once more: objects keep what was decided for them. */
  beginAgain(): void {
    this.objects = 0;
    this.arrays = 0;
    this.#replaying = true;
  }

  addObject(parent: number, array: number, position: number, node: number): number {
    const i = this.objects++;
    if (this.#replaying) return i;
    if (i === this.#parent.length) this.#growObjects();
    this.#parent[i] = parent;
    this.#array[i] = array;
    this.#position[i] = position;
    this.#objectNode[i] = node;
    this.signals[i] = 0;
    if (parent >= 0 && this.message[parent]! >= 0) this.#inherit(i, parent);
    else this.#guess(i, parent, position, this.#trie.hints[node]!);
    return i;
  }

  addArray(owner: number, kind: number, node: number): number {
    const i = this.arrays++;
    if (i === this.#owner.length) this.#growArrays();
    this.#owner[i] = owner;
    this.#kind[i] = kind;
    this.#arrayNode[i] = node;
    this.length[i] = 0;
    return i;
  }

  #guess(i: number, parent: number, position: number, hint: number): void {
    if (parent < 0) {
      this.conversation[i] = 0;
      const isMessage = this.#told >= 0 || hint === AS_LONE_MESSAGE;
      this.message[i] = isMessage ? Math.max(this.#told, 0) : -1;
      this.how[i] = isMessage ? IN_MESSAGE : hint === AS_PARENT ? OUTSIDE : OF_CONVERSATION;
      return;
    }
    const isHead = hint === AS_HEAD || hint === AS_LONE_MESSAGE;
    this.conversation[i] = isHead ? this.conversations++ : this.conversation[parent]!;
    this.message[i] = hint === AS_ITEM ? position : hint === AS_LONE_MESSAGE ? 0 : -1;
    this.how[i] =
      hint === AS_ITEM || hint === AS_LONE_MESSAGE
        ? IN_MESSAGE
        : hint === AS_PARENT
          ? OUTSIDE
          : OF_CONVERSATION;
  }

  /** Fixes conversation, message and how of every object; true if a guess was wrong. */
  decide(): boolean {
    if (this.#told >= 0 || this.#replaying) return false;
    this.#changed = false;
    const n = this.objects;
    const texts = this.#texts;
    for (let a = 0; a < this.arrays; a++) texts[a] = 0;
    let anyText = false;
    for (let i = 0; i < n; i++) {
      this.#lists[i] = 0;
      this.#bearing[i] = 0;
      const array = this.#array[i]!;
      const candidate = array >= 0 && this.#kind[array] !== 0;
      this.#item[i] = candidate ? i : i === 0 ? -1 : this.#item[this.#parent[i]!]!;
      if (candidate && this.#hasText(i)) {
        texts[array]!++;
        anyText = true;
      }
    }
    if (!anyText) this.#noMessages();
    else {
      this.#flip();
      this.#findOwners();
      this.#assign();
    }
    return this.#changed;
  }

  #set(i: number, conversation: number, message: number, how: number, hint: number): void {
    if (this.conversation[i] === conversation && this.message[i] === message && this.how[i] === how) return;
    this.conversation[i] = conversation;
    this.message[i] = message;
    this.how[i] = how;
    this.#trie.hints[this.#objectNode[i]!] = hint;
    this.#changed = true;
  }

  /** Inside a message everything belongs to it. */
  #inherit(i: number, from: number): void {
    const array = this.#array[i]!;
    this.conversation[i] = this.conversation[from]!;
    this.message[i] = this.message[from]!;
    this.how[i] = array >= 0 && this.#kind[array] !== 0 ? NESTED : this.how[from]!;
  }

  #hasText(i: number): boolean {
    const signals = this.signals[i]!;
    return (signals & HAS_TEXT) !== 0 || ((signals & HAS_WEAK_TEXT) !== 0 && (signals & HAS_SPEAKER) !== 0);
  }

  /** No list of messages: one message if the record itself holds text, else none. */
  #noMessages(): void {
    this.conversations = 1;
    const isMessage = this.#hasText(0);
    if (isMessage) this.#set(0, 0, 0, IN_MESSAGE, AS_LONE_MESSAGE);
    else this.#set(0, 0, -1, OF_CONVERSATION, AS_OWNER);
    for (let i = 1; i < this.objects; i++) {
      if (isMessage) this.#setInherited(i);
      else this.#set(i, 0, -1, OUTSIDE, AS_PARENT);
    }
  }

  #setInherited(i: number): void {
    const from = this.#parent[i]!;
    const array = this.#array[i]!;
    const how = array >= 0 && this.#kind[array] !== 0 ? NESTED : this.how[from]!;
    this.#set(i, this.conversation[from]!, this.message[from]!, how, AS_PARENT);
  }

  /**
   * Lists whose items hold lists of messages are lists of conversations; but comments in comments are replies.
   * Inner arrays come after outer ones.
   */
  #flip(): void {
    for (let a = 0; a < this.arrays; a++) this.#flipped[a] = 0;
    for (let a = this.arrays - 1; a >= 0; a--) {
      if (this.#kind[a] === 0 || this.#texts[a] === 0 || this.#flipped[a] !== 0) continue;
      const item = this.#item[this.#owner[a]!]!;
      if (item < 0) continue;
      const outer = this.#array[item]!;
      if (this.#kind[outer] === 1 && !this.#trie.sameName(this.#arrayNode[outer]!, this.#arrayNode[a]!))
        this.#flipped[outer] = 1;
    }
  }

  #isList(array: number): boolean {
    return this.#kind[array] !== 0 && this.#texts[array] !== 0 && this.#flipped[array] === 0;
  }

  /** Which objects hold lists of messages, and how far up the conversation reaches. */
  #findOwners(): void {
    const how = this.#inMessage;
    // parents come before their children
    for (let i = 0; i < this.objects; i++) {
      const array = this.#array[i]!;
      how[i] =
        (i > 0 && how[this.#parent[i]!] !== OUTSIDE) || (array >= 0 && this.#isList(array))
          ? IN_MESSAGE
          : OUTSIDE;
    }
    for (let a = 0; a < this.arrays; a++)
      if (this.#isList(a) && how[this.#owner[a]!] === OUTSIDE) this.#lists[this.#owner[a]!]!++;
    for (let a = 0; a < this.arrays; a++) this.#listOfConversations[a] = this.#flipped[a]!;
    // children come after their parents
    for (let i = this.objects - 1; i > 0; i--) {
      if (how[i] !== OUTSIDE || !this.#bears(i)) continue;
      const array = this.#array[i]!;
      if (array >= 0) this.#listOfConversations[array] = 1;
      else this.#bearing[this.#parent[i]!]!++;
    }
  }

  /** Whether the object is, or is around, exactly one conversation. */
  #bears(i: number): boolean {
    return this.#lists[i]! > 0 || this.#bearing[i] === 1;
  }

  #assign(): void {
    this.conversations = 1;
    for (let a = 0; a < this.arrays; a++) this.#base[a] = -1;
    this.#messages.length = 0;
    this.#messages.push(0);
    for (let i = 0; i < this.objects; i++) {
      const array = this.#array[i]!;
      const parent = this.#parent[i]!;
      if (i > 0 && this.message[parent]! >= 0) {
        this.#setInherited(i);
        continue;
      }
      if (array >= 0 && this.#isList(array)) {
        const conversation = this.conversation[parent]!;
        if (this.#base[array]! < 0) {
          this.#base[array] = this.#messages[conversation]!;
          this.#messages[conversation]! += this.length[array]!;
        }
        this.#set(i, conversation, this.#base[array]! + this.#position[i]!, IN_MESSAGE, AS_ITEM);
        continue;
      }
      const inList = array >= 0 && this.#listOfConversations[array] !== 0;
      const bears = this.#bears(i);
      const how = bears || inList ? OF_CONVERSATION : OUTSIDE;
      // a lone conversation below belongs to the object around it
      const lifted = i > 0 && array < 0 && this.#lists[parent] === 0 && this.#bearing[parent] === 1;
      if (i === 0) this.#set(0, 0, -1, how, how === OUTSIDE ? AS_PARENT : AS_OWNER);
      else if (inList || (bears && !lifted)) {
        const conversation = this.conversations++;
        this.#messages.push(0);
        if (inList && !bears && this.#hasText(i)) this.#set(i, conversation, 0, IN_MESSAGE, AS_LONE_MESSAGE);
        else this.#set(i, conversation, -1, how, AS_HEAD);
      } else this.#set(i, this.conversation[parent]!, -1, how, how === OUTSIDE ? AS_PARENT : AS_OWNER);
    }
  }

  #growObjects(): void {
    const size = this.#parent.length * 2;
    this.conversation = wider(this.conversation, size);
    this.message = wider(this.message, size);
    this.how = widerBytes(this.how, size);
    this.signals = widerBytes(this.signals, size);
    this.#parent = wider(this.#parent, size);
    this.#array = wider(this.#array, size);
    this.#position = wider(this.#position, size);
    this.#objectNode = wider(this.#objectNode, size);
    this.#item = wider(this.#item, size);
    this.#lists = wider(this.#lists, size);
    this.#bearing = wider(this.#bearing, size);
    this.#inMessage = widerBytes(this.#inMessage, size);
  }

  #growArrays(): void {
    const size = this.#owner.length * 2;
    this.length = wider(this.length, size);
    this.#owner = wider(this.#owner, size);
    this.#arrayNode = wider(this.#arrayNode, size);
    this.#texts = wider(this.#texts, size);
    this.#base = wider(this.#base, size);
    this.#kind = widerBytes(this.#kind, size);
    this.#flipped = widerBytes(this.#flipped, size);
    this.#listOfConversations = widerBytes(this.#listOfConversations, size);
  }
}

function wider(column: Int32Array, size: number): Int32Array {
  const next = new Int32Array(size);
  next.set(column);
  return next;
}

function widerBytes(column: Uint8Array, size: number): Uint8Array {
  const next = new Uint8Array(size);
  next.set(column);
  return next;
}
