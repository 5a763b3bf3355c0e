const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

// A backslash takes the meaning from the character after it; the pair is put aside as a private character while the rest is read.
const ASIDE = 0xe000;
const setAside = (text) => text.replace(/\\([\\*_[\]()`~#>.+-])/g, (_, c) => String.fromCharCode(ASIDE + c.charCodeAt(0)));
const putBack = (text) => text.replace(/[\ue000-\ue07f]/g, (c) => escaped(String.fromCharCode(c.charCodeAt(0) - ASIDE)));

const inline = (text) => putBack(escaped(setAside(text))
  .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
  .replace(/(^|[^\w*])[*_](\S(?:.*?\S)?)[*_](?!\w)/g, '$1<em>$2</em>')
  .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<a href="$2">$1</a>'));

const KINDS = [
  { tag: 'ul', mark: /^[-*] +/ },
  { tag: 'ol', mark: /^\d+[.)] +/ },
];

/** The part of Markdown that Teams draws in a TextBlock: bold, italic, links and the two lists. */
export function html(text) {
  const blocks = [];
  for (const line of text.split(/\r?\n/)) {
    const kind = KINDS.find(({ mark }) => mark.test(line));
    const tag = kind?.tag ?? 'p';
    const content = inline(kind ? line.replace(kind.mark, '') : line);
    if (kind && blocks.at(-1)?.tag === tag) blocks.at(-1).lines.push(content);
    else blocks.push({ tag, lines: [content] });
  }
  return blocks
    .map(({ tag, lines }) => (tag === 'p' ? `<p>${lines[0]}</p>` : `<${tag}>${lines.map((line) => `<li>${line}</li>`).join('')}</${tag}>`))
    .join('');
}
