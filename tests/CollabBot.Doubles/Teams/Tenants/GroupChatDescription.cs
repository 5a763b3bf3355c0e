namespace CollabBot.Doubles.Teams.Tenants;

/// <param name="Members">Names of people.</param>
public sealed record GroupChatDescription(string Name, IReadOnlyList<string> Members, bool BotIsInstalled = false);
