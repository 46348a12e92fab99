// The library in a few lines: node examples/library.mjs (after npm ci).
import { createEngine } from 'chatveil';

const engine = await createEngine({ policy: 'mask' });

// One text. Without a conversation around it, patterns and dictionaries decide alone.
const note = engine.redact('Please call Odalys on 07700 900123 or write to odalys@example.com');
console.log(note.text);
for (const { type, start, end, rule } of note.findings) console.log(' ', type, start, end, rule);

// A conversation. The question tells what the bare answer is, and a name is known in every turn.
const { conversation } = engine.redactConversation({
  participants: [{ role: 'agent', name: 'Kofi' }],
  messages: [
    { role: 'agent', speaker: 'Kofi', text: "You're through to Kofi. What is your name, please?" },
    { role: 'customer', text: 'wendell achterberg' },
    { role: 'agent', speaker: 'Kofi', text: 'Thanks Wendell. And the gate code for the driver?' },
    { role: 'customer', text: '4471' },
  ],
});
for (const message of conversation.messages)
  console.log(`${message.speaker ?? message.role}: ${message.text}`);
