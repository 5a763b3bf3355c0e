import { hostConfig } from './host-config.js';
import { html } from './markdown.js';

const { AdaptiveCard, HostConfig, SerializationContext, ValidationEvent, Version } = globalThis.AdaptiveCards;
// What Teams reads in a card, and the most that any client might: all of CommonMark, tables, HTML, and links out of bare addresses.
const readers = { teams: html, generous: (text) => everything.render(text) };
const everything = globalThis.markdownit({ html: true, linkify: true });

/** Draws a card, in place of the one before. Gives what the parser had to say. */
async function draw({ card: name, theme = 'light', width, markdown = 'teams' }) {
  document.documentElement.dataset.theme = theme;
  const place = document.querySelector('#card');
  place.replaceChildren();
  if (width) place.style.width = `${width}px`;
  const json = await (await fetch(`/cards/${encodeURIComponent(name)}`)).json();

  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = readers[markdown](text);
    result.didProcess = true;
  };
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig(theme));
  const context = new SerializationContext(new Version(1, 5));
  card.parse(json, context);
  place.append(card.render());
  await document.fonts.ready;
  const complaints = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i));
  return complaints.filter((complaint) => !isExpected(complaint, json)).map(({ message }) => message);
}

// What has a fallback is allowed to be unknown: the fallback is what we came to see.
function isExpected({ event, message }, json) {
  // The renderer's pattern for `lang` remembers where its last search ended, so that a good value fails every second time.
  if (/for property "lang"/.test(message)) return /^[a-z]{2,3}$/i.test(json.lang);
  if (event !== ValidationEvent.UnknownElementType && event !== ValidationEvent.UnknownActionType) return false;
  const [, type] = /"([^"]+)"/.exec(message);
  return objectsIn(json).filter((it) => it.type === type).every((it) => it.fallback !== undefined);
}

function objectsIn(value) {
  if (value === null || typeof value !== 'object') return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

globalThis.draw = draw;

// index.html?card=NAME&theme=light|dark&width=PIXELS is for looking at one.
const query = new URLSearchParams(location.search);
if (query.has('card')) await draw(Object.fromEntries(query));
