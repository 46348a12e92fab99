/**
 * Who says which message: messages under the same labels (role, speaker) have the same voice. Reads labels only when
 * asked, once a conversation. Without labels nobody's voice is known, and no two messages are told apart by it.
 */
import type { Role } from '../../model/roles.ts';
import { SLOT_KEY } from '../../model/slots.ts';
import type { ConversationView } from '../conversation-view.ts';
import { roleOf } from './role-words.ts';

/** The voice of a message without labels; no voice with labels is negative. */
const UNKNOWN_VOICE = -1;

const SERVING: ReadonlySet<Role> = new Set<Role>(['agent', 'bot', 'system']);

/** Labels whose role is remembered; speakers have names, so there is no end of them. */
const MOST_LABELS = 4096;

export class Speakers {
  private view: ConversationView | undefined;
  private isRead = false;
  /** By message: a hash over its labels. */
  private voices: Int32Array = new Int32Array(64);
  private readonly roles: Role[] = [];
  private messages = 0;
  private readonly roleByLabel = new Map<number, Role>();

  begin(view: ConversationView): void {
    this.view = view;
    this.isRead = false;
  }

  /** Whether two messages are known to be of one voice. */
  same(a: number, b: number): boolean {
    const voices = this.read();
    return voices[a] !== UNKNOWN_VOICE && voices[a] === voices[b];
  }

  /** Whether two messages are known to be of two voices. */
  differ(a: number, b: number): boolean {
    const voices = this.read();
    return voices[a] !== UNKNOWN_VOICE && voices[b] !== UNKNOWN_VOICE && voices[a] !== voices[b];
  }

  /** The role that the message's labels name. */
  roleOf(message: number): Role {
    this.read();
    return this.roles[message] ?? 'unknown';
  }

  /** Whether every message is labelled, all alike, and by no label of those who serve: the questions are not there. */
  isOneSided(): boolean {
    const voices = this.read();
    for (let message = 0; message < this.messages; message++) {
      if (voices[message] === UNKNOWN_VOICE || voices[message] !== voices[0]) return false;
    }
    return this.messages > 0 && !SERVING.has(this.roles[0]!);
  }

  /** PERF: labels are told apart by their bytes; a string is made of each kind of label once. */
  private read(): Int32Array {
    if (this.isRead) return this.voices;
    this.isRead = true;
    const { slots, fields, members, messages } = this.view!;
    this.messages = messages;
    if (this.voices.length < messages) this.voices = new Int32Array(2 * messages);
    this.voices.fill(UNKNOWN_VOICE, 0, messages);
    this.roles.length = 0;
    for (let message = 0; message < messages; message++) this.roles.push('unknown');
    for (const slot of members) {
      const message = slots.message[slot]!;
      if (message < 0 || slots.kind[slot] === SLOT_KEY) continue;
      const { meaning } = fields.at(slots.field[slot]!);
      if (meaning !== 'role' && meaning !== 'speaker') continue;
      const label = this.hashOf(slot);
      this.voices[message] = Math.imul(this.voices[message]! ^ label, FNV_PRIME) & VOICE_MASK;
      if (meaning === 'speaker' && this.roles[message] !== 'unknown') continue;
      const role = this.roleOfLabel(slot, label);
      if (role !== 'unknown') this.roles[message] = role;
    }
    return this.voices;
  }

  private hashOf(slot: number): number {
    const { slots, bytes } = this.view!;
    const text = slots.text[slot];
    let hash = FNV_START;
    if (text !== undefined) {
      for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
    } else {
      for (let i = slots.start[slot]!; i < slots.end[slot]!; i++) {
        hash = Math.imul(hash ^ bytes[i]!, FNV_PRIME);
      }
    }
    return hash;
  }

  private roleOfLabel(slot: number, label: number): Role {
    let role = this.roleByLabel.get(label);
    if (role === undefined) {
      role = roleOf(this.view!.text(slot));
      if (this.roleByLabel.size >= MOST_LABELS) this.roleByLabel.clear();
      this.roleByLabel.set(label, role);
    }
    return role;
  }
}

const FNV_START = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
const VOICE_MASK = 0x7fffffff;
