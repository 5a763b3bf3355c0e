/**
 * Which playground a connector call is for. A personal chat lives with its person, and so does opening one; teams, channels, groups
 * and people without a client of their own live in the first playground.
 */
export function route(playgrounds, method, path, body) {
  const [home] = playgrounds;
  if (!home) throw new Error('no playground is attached to the edge');
  const [, , collection, id] = path.split('?')[0].split('/').map(decodeURIComponent);
  if (collection !== 'conversations') return home;
  if (id) return playgrounds.find((p) => p.tenant.personalChat.id === id) ?? home;
  const { isGroup, members } = method === 'POST' && body.length > 0 ? JSON.parse(body) : {};
  if (isGroup || members?.length !== 1) return home;
  return playgrounds.find((p) => p.tenant.currentUser.id === members[0].id) ?? home;
}
