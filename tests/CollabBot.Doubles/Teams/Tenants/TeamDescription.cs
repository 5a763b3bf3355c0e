namespace CollabBot.Doubles.Teams.Tenants;

/// <param name="Members">Names of people.</param>
/// <param name="Channels">Names of the channels beside General that everybody in the team is in.</param>
/// <param name="Id">Its thread id, which is General's too.</param>
/// <param name="ClosedChannels">Private and shared ones.</param>
public sealed record TeamDescription(
    string Name, IReadOnlyList<string> Members, IReadOnlyList<string> Channels, string? Id = null, bool BotIsInstalled = false, IReadOnlyList<ChannelDescription>? ClosedChannels = null);
