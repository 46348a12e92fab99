/**
 * The cues of each message, in the order of adding, as chains of integers: a conversation may have a million messages, and a list
 * or a row of groups for each would be most of its memory.
 */
export class MessageCues {
  /** By message: its first and its last cue, plus 1; 0 for none. */
  private heads: Int32Array = new Int32Array(64);
  private tails: Int32Array = new Int32Array(64);
  /** By cue: the next one of its message, plus 1. */
  private following: Int32Array = new Int32Array(64);
  isEmpty = true;

  /** Forgets all; cues are numbers below `cues`. */
  begin(messages: number, cues: number): void {
    this.isEmpty = true;
    if (this.heads.length < messages) {
      this.heads = new Int32Array(messages * 2);
      this.tails = new Int32Array(messages * 2);
    } else this.heads.fill(0, 0, messages);
    if (this.following.length < cues) this.following = new Int32Array(cues * 2);
  }

  add(message: number, cue: number): void {
    this.isEmpty = false;
    if (this.heads[message] === 0) this.heads[message] = cue + 1;
    else this.following[this.tails[message]! - 1] = cue + 1;
    this.tails[message] = cue + 1;
    this.following[cue] = 0;
  }

  /** -1 if the message has none. */
  first(message: number): number {
    return this.heads[message]! - 1;
  }

  /** The cue of the same message that was added next; -1 behind the last. */
  next(cue: number): number {
    return this.following[cue]! - 1;
  }
}
