const person = (slug, givenName, surname, number) => ({
  id: `29:1-user-${slug}`,
  name: `${givenName} ${surname}`,
  userPrincipleName: `${slug}@northside.example`, // spelled so in the playground's own schema
  aadObjectId: `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}`,
  givenName,
  surname,
  email: `${slug}@northside.example`,
});

/** Six people: the playground wants exactly one current user and five others. */
export const people = {
  ada: person('ada', 'Ada', 'Okafor', 1),
  bob: person('bob', 'Bob', 'Sinclair', 2),
  catriona: person('catriona', 'Catriona Elizabeth', 'MacAllister-Wolfeschlegelstein', 3),
  dev: person('dev', 'Dev', 'Patel', 4),
  eilidh: person('eilidh', 'Eilidh', 'Ní Bhraonáin', 5),
  femi: person('femi', 'Femi', 'Adeyemi', 6),
};

/**
 * The tenant as one person's client sees it. Ids have the shape that Teams gives them. Everything but the current user and
 * the personal chat is the same for all, so that several clients can share one bot.
 */
export function tenantSeenBy(slug) {
  return {
    version: '0.1.1',
    tenantId: '11111111-1111-4111-8111-111111111111',
    bot: { id: '28:22222222-2222-4222-8222-222222222222', name: 'CollabBot' },
    currentUser: people[slug],
    users: Object.values(people).filter((p) => p !== people[slug]),
    personalChat: { id: `a:1-personal-${slug}` },
    groupChat: { id: '19:northside-leads@thread.v2', name: 'Northside leads' },
    team: {
      id: '19:northside-general@thread.tacv2',
      name: 'Northside Care Partnership',
      aadGroupId: 'bbbbbbbb-0000-4000-8000-000000000001',
      channels: [{ id: '19:northside-news@thread.tacv2', name: 'Team news' }],
    },
  };
}
