import { people } from '../driver/tenant.mjs';
import { until } from '../driver/wait.mjs';
import { buttonsOf, press, sent, textsIn } from './reading.mjs';

export const CHANNEL_ID = '19:northside-news@thread.tacv2';

/** Adds the bot to the team and sets it up, as Ada does by tapping. */
export async function setUpTeam(world, { leader = 'bob' } = {}) {
  for (const slug of ['ada', 'bob']) if (world[slug]) await world[slug].playground.install(world[slug].playground.tenant.personalChat.id);
  await world.ada.playground.install(CHANNEL_ID);
  const invitation = await until('the set-up card', () => sent(world).find(({ card }) => card && textsIn(card).includes('Shall I start like this?')), { timeout: 20_000 });
  const [next] = buttonsOf(invitation.card, 'setup.who');
  const { value: saved } = await press(world, 'ada', invitation, {
    verb: 'setup.save',
    data: { ...next.data, channel: CHANNEL_ID, leaders: people[leader].aadObjectId },
  });
  if (!textsIn(saved).includes('All set')) throw new Error(`the set-up was not saved: ${textsIn(saved).join(' | ')}`);
  return invitation;
}
