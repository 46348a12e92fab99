// The library in a few lines: node examples/library.mjs (after npm ci).
import { createEngine } from 'chatveil';

const engine = await createEngine({ policy: 'mask' });

console.log('# One text. Without a conversation around it, patterns and dictionaries decide alone.');
const note = engine.redact('This is Odalys Brenner, please call 07700 900123 or write to odalys@example.com');
console.log(note.text);
for (const { type, start, end, rule } of note.findings) console.log(' ', type, start, end, rule);

console.log(
  '\n# A conversation. The question tells what the bare answer is, and a name is known in every turn.',
);
const chat = {
  participants: [{ role: 'agent', name: 'Kofi' }],
  messages: [
    { role: 'agent', speaker: 'Kofi', text: "You're through to Kofi. What is your name, please?" },
    { role: 'customer', text: 'wendell achterberg' },
    { role: 'agent', speaker: 'Kofi', text: 'Thanks Wendell. And the gate code for the driver?' },
    { role: 'customer', text: '4471' },
  ],
};
const { messages, participants } = engine.redactConversation(chat);
console.log(participants);
for (const message of messages) console.log(`${message.speaker ?? message.role}: ${message.text}`);

console.log(
  "\n# A policy of one's own. Agents may be named; what is about customers may not, whoever says it.",
);
const lenient = await createEngine({
  policy: { extends: 'mask', roles: { agent: { PERSON: { action: 'keep' } } } },
});
for (const message of lenient.redactConversation(chat).messages)
  console.log(`${message.speaker ?? message.role}: ${message.text}`);

console.log(
  '\n# A conversation that still goes on. A value keeps its number; what comes out late is reported.',
);
const live = engine.openConversation();
for (const text of ['I gave it to achterberg.', 'To whom?', "My brother. I'm Gundula Achterberg."]) {
  const { message, text: redacted, late } = live.add({ text });
  console.log(`${message}: ${redacted}`);
  for (const span of late)
    console.log('  late: in message', span.message, 'units', span.start, 'to', span.end);
}
console.log(live.close().messages);

console.log('\n# Why a span was or was not found.');
for (const { type, rule, score, evidence, action, lost } of engine.explain('call me on 07700 900123').spans)
  console.log(
    type,
    rule,
    score.toFixed(2),
    evidence.map(({ kind }) => kind).join(' + '),
    '→',
    action ?? lost,
  );
